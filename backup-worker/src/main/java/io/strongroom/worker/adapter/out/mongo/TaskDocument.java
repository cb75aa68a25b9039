package io.strongroom.worker.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.Quarantined;
import io.strongroom.worker.domain.job.Tally;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.job.TaskId;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.TimeSpent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A task as stored, shape 1. */
@MongoEntity(collection = TaskDocument.COLLECTION)
@NullUnmarked
public class TaskDocument {
    static final String COLLECTION = "tasks";
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String id;

    public int schemaVersion = SCHEMA_VERSION;
    public String backupId;
    public int round;
    public long typeId;
    public String from;
    public String instanceId;
    public String status;
    public long expected;

    public boolean byId;
    public long afterId;
    public long upToId;
    public @Nullable String createdFrom;
    public @Nullable String createdBefore;

    public String leaseOwner;
    public long leaseFence;
    public Instant leaseUntil;

    public long position;
    public List<String> runs;
    public long objects;
    public long references;
    public long canonicalBytes;
    public long storedBytes;
    public long waitingNanos;
    public long callingNanos;
    public long storingNanos;
    public long computingNanos;
    public List<QuarantinedPart> quarantined;

    public @Nullable String extra;
    public @Nullable String cursor;
    public long extraRead;
    public long extraNotRead;
    public @Nullable String notReadReason;

    public int failures;
    public Instant notBefore;
    public @Nullable String failureKind;
    public @Nullable String failureMessage;

    /** A quarantined object as stored. */
    public static class QuarantinedPart {
        public long objectId;
        public String reason;
    }

    static TaskDocument from(Task task) {
        TaskDocument document = new TaskDocument();
        document.id = task.id().value();
        document.backupId = task.id().backupId().value();
        document.round = task.id().round();
        document.typeId = task.id().typeId();
        document.from = task.id().from();
        document.instanceId = task.instanceId();
        document.status = task.status().name();
        document.expected = task.expected();
        document.write(task.range());
        document.leaseOwner = task.lease().owner();
        document.leaseFence = task.lease().fence();
        document.leaseUntil = task.lease().until();
        document.position = task.position();
        document.runs = task.runs();
        document.write(task.totals());
        document.quarantined =
                task.quarantined().stream().map(TaskDocument::part).toList();
        task.extraWork().ifPresent(document::write);
        document.failures = task.failures();
        document.notBefore = task.notBefore();
        document.failureKind =
                task.lastFailure().map(failure -> failure.kind().name()).orElse(null);
        document.failureMessage = task.lastFailure().map(TaskFailure::message).orElse(null);
        return document;
    }

    private void write(ObjectRange range) {
        if (range instanceof ObjectRange.ById ids) {
            byId = true;
            afterId = ids.afterId();
            upToId = ids.upToId();
        } else if (range instanceof ObjectRange.ByOffset offset) {
            createdFrom = offset.createdFrom().orElse(null);
            createdBefore = offset.createdBefore().orElse(null);
        }
    }

    private void write(TaskTotals totals) {
        objects = totals.objects();
        references = totals.references();
        canonicalBytes = totals.canonicalBytes();
        storedBytes = totals.storedBytes();
        waitingNanos = totals.time().waiting();
        callingNanos = totals.time().calling();
        storingNanos = totals.time().storing();
        computingNanos = totals.time().computing();
    }

    private void write(ExtraWork work) {
        extra = work.extra().name();
        cursor = work.cursor().orElse(null);
        extraRead = work.tally().read();
        extraNotRead = work.tally().notRead();
        notReadReason = work.tally().reason().orElse(null);
    }

    private static QuarantinedPart part(Quarantined quarantined) {
        QuarantinedPart part = new QuarantinedPart();
        part.objectId = quarantined.objectId();
        part.reason = quarantined.reason();
        return part;
    }

    Task toDomain() {
        ObjectRange range = byId
                ? new ObjectRange.ById(typeId, afterId, upToId)
                : new ObjectRange.ByOffset(
                        typeId, Optional.ofNullable(createdFrom), Optional.ofNullable(createdBefore));
        return new Task(
                new TaskId(new BackupId(backupId), round, typeId, from),
                instanceId,
                range,
                expected,
                Task.Status.valueOf(status),
                new Lease(leaseOwner, leaseFence, leaseUntil),
                position,
                runs,
                new TaskTotals(
                        objects,
                        references,
                        canonicalBytes,
                        storedBytes,
                        new TimeSpent(waitingNanos, callingNanos, storingNanos, computingNanos)),
                quarantined.stream()
                        .map(part -> new Quarantined(typeId, part.objectId, part.reason))
                        .toList(),
                Optional.ofNullable(extra).map(this::readWork),
                failures,
                notBefore,
                Optional.ofNullable(failureKind)
                        .map(kind -> new TaskFailure(
                                TaskFailure.Kind.valueOf(kind),
                                Optional.ofNullable(failureMessage).orElse(""))));
    }

    private ExtraWork readWork(String name) {
        return new ExtraWork(
                Extra.valueOf(name),
                Optional.ofNullable(cursor),
                new Tally(extraRead, extraNotRead, Optional.ofNullable(notReadReason)));
    }
}
