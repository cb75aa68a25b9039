package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.schema.BackupReport;

/** Takes what the worker reports. Repeated, late and reordered reports are welcome and change nothing. */
public interface FollowBackups {
    Taken take(BackupReport report);

    enum Taken {
        APPLIED,
        IGNORED
    }
}
