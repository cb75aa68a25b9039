package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.worker.domain.job.BackupState.Finished;
import io.strongroom.worker.domain.job.BackupState.Outcome;
import io.strongroom.worker.domain.job.Counts;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.Gathered;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.LimitedBy;
import io.strongroom.worker.domain.job.Progress;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup as the public contract has it. What is not known yet, or was not part of it, is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupResponse(
        String id,
        String schemaId,
        String schemaName,
        String instanceId,
        String type,
        @Nullable String description,
        String state,
        String phase,
        ProgressPart progress,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable WindowPart window,
        CountsPart counts,
        IssuesPart objectsInIssues,
        ExtraPart history,
        ExtraPart comments,
        ExtraPart attachments,
        List<WarningPart> warnings,
        @Nullable ErrorPart error,
        SizePart size,
        @Nullable StoragePart storage,
        @Nullable HoldPart hold) {

    /** Of what is not read yet, and of what the version that took the backup did not know. */
    private static final String PENDING = "PENDING";

    private static final String NOT_INCLUDED = "NOT_INCLUDED";

    /** @param etaSeconds expected seconds until the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressPart(long done, long total, int percent, @Nullable Long etaSeconds, @Nullable String limitedBy) {
        static ProgressPart from(Progress progress) {
            return new ProgressPart(
                    progress.done(),
                    progress.total(),
                    progress.percent(),
                    progress.eta().map(Duration::toSeconds).orElse(null),
                    progress.limitedBy().map(LimitedBy::name).orElse(null));
        }
    }

    record WindowPart(Instant from, Instant to) {
        static @Nullable WindowPart from(Gathered gathered) {
            return gathered.windowFrom()
                    .flatMap(from -> gathered.windowTo().map(to -> new WindowPart(from, to)))
                    .orElse(null);
        }
    }

    record CountsPart(
            long objectTypes,
            long attributes,
            long objects,
            long references,
            long statuses,
            long referenceTypes,
            long icons) {
        static CountsPart from(Counts counts) {
            return new CountsPart(
                    counts.objectTypes(),
                    counts.attributes(),
                    counts.objects(),
                    counts.references(),
                    counts.statuses(),
                    counts.referenceTypes(),
                    counts.icons());
        }
    }

    record ExtraPart(String state) {}

    /** @param issueCount different issues that hold objects of the schema, in however many fields */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IssuesPart(String state, @Nullable Long issueCount, @Nullable String reason) {
        static IssuesPart from(Job job) {
            ExtraResult result = job.gathered().extras().get(Extra.OBJECTS_IN_ISSUES);
            if (result == null || !job.isFinished()) {
                return new IssuesPart(job.isFinished() ? NOT_INCLUDED : PENDING, null, null);
            }
            boolean any = result.state() == ExtraResult.State.COMPLETE || result.state() == ExtraResult.State.PARTIAL;
            return new IssuesPart(
                    result.state().name(),
                    any ? result.read() : null,
                    result.reason().orElse(null));
        }
    }

    record WarningPart(String code, String detail, long count) {
        static WarningPart from(Warning warning) {
            return new WarningPart(warning.code(), warning.detail(), warning.count());
        }
    }

    record ErrorPart(String code, String message) {}

    /** In bytes, as stored: compressed and encrypted. */
    record SizePart(long newBytes, long storedBytes) {}

    /** Where the backup is or goes; absent while it waits for its start. */
    record StoragePart(String id, String kind) {
        static StoragePart from(Storage storage) {
            return new StoragePart(storage.id().value(), storage.kind());
        }
    }

    /** Somebody wants it kept, whatever the rules say. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldPart(@Nullable String reason, Instant since) {
        static HoldPart from(Keeping.Held held) {
            return new HoldPart(held.reason().orElse(null), held.since());
        }
    }

    static BackupResponse from(Job job, Keeping known) {
        return new BackupResponse(
                job.id().value(),
                job.request().schemaId(),
                job.request().schemaName(),
                job.request().instanceId(),
                job.request().trigger().name(),
                job.request().description().orElse(null),
                job.publicState().name(),
                job.publicPhase(),
                ProgressPart.from(job.progress()),
                job.request().requestedAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                WindowPart.from(job.gathered()),
                CountsPart.from(job.gathered().counts()),
                IssuesPart.from(job),
                new ExtraPart(NOT_INCLUDED),
                new ExtraPart(NOT_INCLUDED),
                new ExtraPart(NOT_INCLUDED),
                job.warnings().stream().map(WarningPart::from).toList(),
                error(job),
                new SizePart(job.gathered().newBytes(), job.gathered().storedBytes()),
                job.storage().map(StoragePart::from).orElse(null),
                known.held().map(HoldPart::from).orElse(null));
    }

    private static @Nullable ErrorPart error(Job job) {
        return job.state() instanceof Finished finished && finished.outcome() instanceof Outcome.Failed failed
                ? new ErrorPart(failed.code(), failed.message())
                : null;
    }
}
