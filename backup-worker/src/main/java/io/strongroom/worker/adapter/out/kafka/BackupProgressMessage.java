package io.strongroom.worker.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.worker.domain.job.BackupState.Finished;
import io.strongroom.worker.domain.job.BackupState.Outcome;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.LimitedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of {@code io.strongroom.backup-progress.v1}; the schema beside the resources has the meanings. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupProgressMessage(
        String backupId,
        String schemaId,
        String instanceId,
        long sequence,
        String state,
        String phase,
        long done,
        long total,
        int percent,
        @Nullable Long etaSeconds,
        @Nullable String limitedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable ErrorPart error,
        @Nullable Boolean deleted,
        @Nullable NewestLeftPart newestLeft) {

    private static final int LONGEST_MESSAGE = 500;

    record ErrorPart(String code, String message) {}

    record NewestLeftPart(
            String backupId, String state, Instant requestedAt, Instant finishedAt, @Nullable ErrorPart error) {
        static NewestLeftPart from(Job job) {
            return new NewestLeftPart(
                    job.id().value(),
                    job.publicState().name(),
                    job.request().requestedAt(),
                    job.finishedAt().orElseThrow(),
                    BackupProgressMessage.error(job));
        }
    }

    static BackupProgressMessage from(Job job) {
        return of(job, null, null);
    }

    static BackupProgressMessage deleted(Job job, Optional<Job> newestLeft) {
        return of(job, true, newestLeft.map(NewestLeftPart::from).orElse(null));
    }

    private static BackupProgressMessage of(Job job, @Nullable Boolean deleted, @Nullable NewestLeftPart newestLeft) {
        return new BackupProgressMessage(
                job.id().value(),
                job.request().schemaId(),
                job.request().instanceId(),
                job.sequence(),
                job.publicState().name(),
                job.publicPhase(),
                job.progress().done(),
                job.progress().total(),
                job.progress().percent(),
                job.progress().eta().map(Duration::toSeconds).orElse(null),
                job.progress().limitedBy().map(LimitedBy::name).orElse(null),
                job.request().requestedAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                error(job),
                deleted,
                newestLeft);
    }

    private static @Nullable ErrorPart error(Job job) {
        if (job.state() instanceof Finished finished && finished.outcome() instanceof Outcome.Failed failed) {
            String message = failed.message();
            return new ErrorPart(
                    failed.code(),
                    message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…");
        }
        return null;
    }
}
