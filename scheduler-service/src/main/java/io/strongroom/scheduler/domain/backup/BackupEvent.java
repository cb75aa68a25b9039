package io.strongroom.scheduler.domain.backup;

import java.time.Instant;
import java.util.function.Function;

/** What this service tells the others about a backup. */
public sealed interface BackupEvent extends SchedulerEvent {
    BackupId backupId();

    @Override
    default String subject() {
        return backupId().value();
    }

    record Requested(BackupRequest request) implements BackupEvent {
        @Override
        public BackupId backupId() {
            return request.backupId();
        }

        @Override
        public InstanceId instanceId() {
            return request.instanceId();
        }

        @Override
        public Instant occurredAt() {
            return request.requestedAt();
        }
    }

    record StopRequested(BackupId backupId, InstanceId instanceId, Instant occurredAt) implements BackupEvent {}

    default <T> T match(Function<Requested, T> requested, Function<StopRequested, T> stopRequested) {
        return this instanceof Requested r ? requested.apply(r) : stopRequested.apply((StopRequested) this);
    }
}
