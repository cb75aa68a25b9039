package io.strongroom.worker.adapter.in.kafka;

import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we read of {@code schedule.changed.v1}. */
record ScheduleChangedMessage(
        @Nullable String schemaId,
        @Nullable String timeZone,
        boolean deleted,
        @Nullable Long revision,
        @Nullable RetentionPart retention) {

    record RetentionPart(
            int keepLast, int keepHourly, int keepDaily, int keepWeekly, int keepMonthly, int keepYearly) {}

    String id() {
        return BackupRequestedMessage.required(schemaId, "schemaId");
    }

    long atRevision() {
        return BackupRequestedMessage.required(revision, "revision");
    }

    /** Empty when all backups are kept; so are those of a schedule that is gone. */
    Optional<RetentionPolicy> policy() {
        if (retention == null || deleted) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RetentionPolicy(
                            retention.keepLast(),
                            retention.keepHourly(),
                            retention.keepDaily(),
                            retention.keepWeekly(),
                            retention.keepMonthly(),
                            retention.keepYearly(),
                            ZoneId.of(BackupRequestedMessage.required(timeZone, "timeZone"))))
                    .filter(policy -> !policy.keepsEverything());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedMessageException("retention");
        }
    }
}
