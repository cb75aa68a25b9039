package io.strongroom.worker.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.BackupState;
import io.strongroom.worker.domain.job.BackupState.Finished;
import io.strongroom.worker.domain.job.BackupState.Outcome;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Queued;
import io.strongroom.worker.domain.job.BackupState.Running;
import io.strongroom.worker.domain.job.Counts;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.Gathered;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.job.LimitedBy;
import io.strongroom.worker.domain.job.Progress;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A job as stored, shape 1. {@code active} and {@code unpublished} repeat what state and sequence say, to be found by. A
 * document with the field {@code removed} is the tombstone of one, and never read as this.
 */
@MongoEntity(collection = JobDocument.COLLECTION)
@NullUnmarked
public class JobDocument {
    static final String COLLECTION = "jobs";
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String id;

    public int schemaVersion = SCHEMA_VERSION;
    public long version;
    public boolean active;
    public boolean unpublished;
    public long sequence;
    public long publishedSequence;

    public String schemaId;
    public String instanceId;
    public String sourceSchemaId;
    public String schemaName;
    public String trigger;
    public @Nullable String description;
    public Instant requestedAt;
    public String correlationId;

    public @Nullable String storageId;
    public @Nullable String storageKind;
    public String state;
    public @Nullable String phase;
    public boolean stopRequested;
    public @Nullable String pauseReason;
    public @Nullable String pauseDetail;
    public @Nullable Instant pausedSince;
    public @Nullable Instant startedAt;
    public @Nullable Instant finishedAt;
    public @Nullable String errorCode;
    public @Nullable String errorMessage;

    public long done;
    public long total;
    public int percent;
    public @Nullable Long etaSeconds;
    public @Nullable String limitedBy;

    public @Nullable Instant windowFrom;
    public @Nullable Instant windowTo;
    public Map<String, String> definitions;
    public int round;
    public List<String> lateRuns;
    public CountsPart counts;
    public @Nullable List<ExtraPart> extras;
    public long newBytes;
    public long storedBytes;

    public List<WarningPart> warnings;
    public String leaseOwner;
    public long leaseFence;
    public Instant leaseUntil;

    /** Counts as stored. */
    public static class CountsPart {
        public long objectTypes;
        public long attributes;
        public long objects;
        public long references;
        public long statuses;
        public long referenceTypes;
        public long icons;
    }

    /** What is known of an extra, as stored. */
    public static class ExtraPart {
        public String extra;
        public String state;
        public long read;
        public long notRead;
        public @Nullable String reason;
    }

    /** A warning as stored. */
    public static class WarningPart {
        public String code;
        public String detail;
        public long count;
    }

    static JobDocument from(Job job) {
        JobDocument document = new JobDocument();
        document.version = job.version();
        document.sequence = job.sequence();
        document.active = !job.isFinished();
        document.unpublished = true;
        document.write(job.request());
        document.storageId = job.storage().map(storage -> storage.id().value()).orElse(null);
        document.storageKind = job.storage().map(Storage::kind).orElse(null);
        document.write(job.state());
        document.write(job.progress());
        document.write(job.gathered());
        document.warnings = job.warnings().stream().map(JobDocument::part).toList();
        document.leaseOwner = job.lease().owner();
        document.leaseFence = job.lease().fence();
        document.leaseUntil = job.lease().until();
        return document;
    }

    private void write(BackupRequest request) {
        id = request.backupId().value();
        schemaId = request.schemaId();
        instanceId = request.instanceId();
        sourceSchemaId = request.sourceSchemaId();
        schemaName = request.schemaName();
        trigger = request.trigger().name();
        description = request.description().orElse(null);
        requestedAt = request.requestedAt();
        correlationId = request.correlationId();
    }

    private void write(BackupState backupState) {
        state = backupState.match(queued -> "QUEUED", running -> "RUNNING", finished -> finished.outcome()
                .match(c -> "COMPLETED", w -> "COMPLETED_WITH_WARNINGS", f -> "FAILED", s -> "STOPPED"));
        if (backupState instanceof Queued queued) {
            stopRequested = queued.stopRequested();
        } else if (backupState instanceof Running running) {
            stopRequested = running.stopRequested();
            phase = running.phase().name();
            startedAt = running.startedAt();
            pauseReason = running.pause().map(pause -> pause.reason().name()).orElse(null);
            pauseDetail = running.pause().map(Pause::detail).orElse(null);
            pausedSince = running.pause().map(Pause::since).orElse(null);
        } else if (backupState instanceof Finished finished) {
            startedAt = finished.startedAt().orElse(null);
            finishedAt = finished.finishedAt();
            if (finished.outcome() instanceof Outcome.Failed failed) {
                errorCode = failed.code();
                errorMessage = failed.message();
            }
        }
    }

    private void write(Progress progress) {
        done = progress.done();
        total = progress.total();
        percent = progress.percent();
        etaSeconds = progress.eta().map(Duration::toSeconds).orElse(null);
        limitedBy = progress.limitedBy().map(LimitedBy::name).orElse(null);
    }

    private void write(Gathered gathered) {
        windowFrom = gathered.windowFrom().orElse(null);
        windowTo = gathered.windowTo().orElse(null);
        definitions = gathered.definitions();
        round = gathered.round();
        lateRuns = gathered.lateRuns();
        counts = part(gathered.counts());
        extras = gathered.extras().entrySet().stream()
                .map(extra -> part(extra.getKey(), extra.getValue()))
                .toList();
        newBytes = gathered.newBytes();
        storedBytes = gathered.storedBytes();
    }

    private static CountsPart part(Counts counts) {
        CountsPart part = new CountsPart();
        part.objectTypes = counts.objectTypes();
        part.attributes = counts.attributes();
        part.objects = counts.objects();
        part.references = counts.references();
        part.statuses = counts.statuses();
        part.referenceTypes = counts.referenceTypes();
        part.icons = counts.icons();
        return part;
    }

    private static ExtraPart part(Extra extra, ExtraResult result) {
        ExtraPart part = new ExtraPart();
        part.extra = extra.name();
        part.state = result.state().name();
        part.read = result.read();
        part.notRead = result.notRead();
        part.reason = result.reason().orElse(null);
        return part;
    }

    private static WarningPart part(Warning warning) {
        WarningPart part = new WarningPart();
        part.code = warning.code();
        part.detail = warning.detail();
        part.count = warning.count();
        return part;
    }

    Job toDomain() {
        return new Job(
                new BackupRequest(
                        new BackupId(id),
                        schemaId,
                        instanceId,
                        sourceSchemaId,
                        schemaName,
                        BackupRequest.Trigger.valueOf(trigger),
                        Optional.ofNullable(description),
                        requestedAt,
                        correlationId),
                readState(),
                Optional.ofNullable(storageId).map(known -> new Storage(new StorageId(known), required(storageKind))),
                readGathered(),
                new Progress(
                        done,
                        total,
                        percent,
                        Optional.ofNullable(etaSeconds).map(Duration::ofSeconds),
                        Optional.ofNullable(limitedBy).map(LimitedBy::valueOf)),
                warnings.stream()
                        .map(part -> new Warning(part.code, part.detail, part.count))
                        .toList(),
                new Lease(leaseOwner, leaseFence, leaseUntil),
                sequence,
                version);
    }

    private Gathered readGathered() {
        return new Gathered(
                Optional.ofNullable(windowFrom),
                Optional.ofNullable(windowTo),
                definitions,
                round,
                lateRuns,
                new Counts(
                        counts.objectTypes,
                        counts.attributes,
                        counts.objects,
                        counts.references,
                        counts.statuses,
                        counts.referenceTypes,
                        counts.icons),
                readExtras(),
                newBytes,
                storedBytes);
    }

    /** Jobs of earlier versions have none. */
    private Map<Extra, ExtraResult> readExtras() {
        return Stream.ofNullable(extras)
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        part -> Extra.valueOf(part.extra),
                        part -> new ExtraResult(
                                ExtraResult.State.valueOf(part.state),
                                part.read,
                                part.notRead,
                                Optional.ofNullable(part.reason))));
    }

    private BackupState readState() {
        return switch (state) {
            case "QUEUED" -> new Queued(stopRequested);
            case "RUNNING" ->
                new Running(
                        required(startedAt), BackupState.Phase.valueOf(required(phase)), stopRequested, readPause());
            case "COMPLETED" -> finished(new Outcome.Completed());
            case "COMPLETED_WITH_WARNINGS" -> finished(new Outcome.CompletedWithWarnings());
            case "FAILED" -> finished(new Outcome.Failed(required(errorCode), required(errorMessage)));
            case "STOPPED" -> finished(new Outcome.Stopped());
            default -> throw new IllegalStateException("job " + id + " has the unknown state " + state);
        };
    }

    private Finished finished(Outcome outcome) {
        return new Finished(Optional.ofNullable(startedAt), required(finishedAt), outcome);
    }

    private Optional<Pause> readPause() {
        return Optional.ofNullable(pauseReason)
                .map(reason -> new Pause(Pause.Reason.valueOf(reason), required(pauseDetail), required(pausedSince)));
    }

    private <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("job " + id + " lacks a field that its state " + state + " demands");
        }
        return value;
    }
}
