package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupId;
import java.time.Instant;

/** Never gives the same id twice. */
public interface IdSource {
    BackupId nextBackupId(Instant at);

    String nextEventId();
}
