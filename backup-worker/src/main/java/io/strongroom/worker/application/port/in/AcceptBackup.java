package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import java.time.Instant;

/** Takes note of what other services ask for. Each may come twice, and in any order. */
public interface AcceptBackup {

    void accept(BackupRequest request);

    void stop(BackupId id, Instant requestedAt);

    /** Backups that wait for new credentials of this instance go on. */
    void credentialsChanged(String instanceId);

    /** Backups of this instance stop, unless they were requested after it had come back. */
    void instanceRemoved(String instanceId, Instant removedAt);
}
