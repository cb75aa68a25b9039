package io.strongroom.worker.application.port.in;

import java.time.Duration;

/** How much waits for workers, in the ledger and so over all of them. */
public interface WatchQueue {

    Waiting look();

    /**
     * What waits now.
     *
     * @param backups those that no worker has taken up
     * @param oldest how long the oldest of them has waited
     * @param tasks of running backups that nobody reads
     */
    record Waiting(long backups, Duration oldest, long tasks) {}
}
