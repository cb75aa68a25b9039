package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.ScheduleReport;

/** Takes what worker and scheduler report. Repeated, late and reordered reports are welcome and change nothing. */
public interface FollowBackups {
    Taken take(BackupReport report, String correlationId);

    Taken take(ScheduleReport report, String correlationId);

    enum Taken {
        APPLIED,
        IGNORED
    }
}
