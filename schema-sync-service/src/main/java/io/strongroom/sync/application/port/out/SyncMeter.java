package io.strongroom.sync.application.port.out;

import java.time.Duration;

/** Counts what syncs do. Never blocks, never fails. */
public interface SyncMeter {
    /** {@code outcome} is SUCCEEDED or FAILED. */
    void instanceSynced(String outcome, Duration duration);

    void schemaChanged(String status);
}
