package io.strongroom.worker.adapter.in.kafka;

import io.strongroom.worker.domain.job.BackupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we read of {@code backup.stop-requested.v1}. */
record BackupStopRequestedMessage(@Nullable String backupId, @Nullable Instant requestedAt) {

    BackupId id() {
        String id = BackupRequestedMessage.required(backupId, "backupId");
        if (!BackupId.isValid(id)) {
            throw new MalformedMessageException("backupId has a value that is not allowed");
        }
        return new BackupId(id);
    }

    Instant at() {
        return BackupRequestedMessage.required(requestedAt, "requestedAt");
    }
}
