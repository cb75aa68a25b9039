package io.strongroom.worker.domain.job;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backup is, in objects. It never goes back, and never says 100 % before the snapshot exists.
 *
 * @param total the objects that the source announced; grows when more turn up
 * @param percent 0 to 99 while running
 */
public record Progress(long done, long total, int percent, Optional<Duration> eta, Optional<LimitedBy> limitedBy) {

    private static final int MOST_WHILE_RUNNING = 99;

    public static Progress none() {
        return new Progress(0, 0, 0, Optional.empty(), Optional.empty());
    }

    public Progress advancedTo(
            long newDone, long newTotal, Optional<Duration> newEta, Optional<LimitedBy> newLimitedBy) {
        long furthest = Math.max(done, newDone);
        long most = Math.max(Math.max(total, newTotal), furthest);
        int reached = most == 0 ? 0 : (int) Math.min(MOST_WHILE_RUNNING, furthest * 100 / most);
        return new Progress(furthest, most, Math.max(percent, reached), newEta, newLimitedBy);
    }

    public Progress completed(long objects) {
        return new Progress(objects, objects, 100, Optional.empty(), Optional.empty());
    }

    /** What was reached, without an expectation of what comes. */
    public Progress ended() {
        return new Progress(done, total, percent, Optional.empty(), Optional.empty());
    }
}
