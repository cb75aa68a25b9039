package io.strongroom.sync.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncFailure;
import io.strongroom.sync.domain.sync.InstanceSync;
import io.strongroom.sync.domain.sync.Lease;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

@MongoEntity(collection = "sync_runs")
public class SyncRunDocument {
    /** There is one document: its key is what makes it one sync at a time. */
    static final String ONLY = "sync";

    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String id;

    public int schemaVersion;
    public long revision;
    public String syncId;
    public String correlationId;
    public Instant startedAt;
    public String phase;
    public @Nullable Instant endedAt;
    public @Nullable String failureCode;
    public @Nullable String failureMessage;
    public long fence;
    public Instant leaseUntil;
    public long firstFence;
    public List<InstanceSyncDocument> instances;
    public @Nullable List<EventDocument> pendingEvents;

    static SyncRunDocument from(SyncRun run) {
        SyncRunDocument document = new SyncRunDocument();
        document.id = ONLY;
        document.schemaVersion = SCHEMA_VERSION;
        document.revision = run.revision() + 1;
        document.syncId = run.id().value();
        document.correlationId = run.correlationId();
        document.startedAt = run.startedAt();
        document.phase = run.phase()
                .match(
                        () -> "RUNNING",
                        finished -> {
                            document.endedAt = finished.at();
                            return "FINISHED";
                        },
                        broken -> {
                            document.endedAt = broken.at();
                            document.failureCode = broken.failure().code();
                            document.failureMessage = broken.failure().message();
                            return "BROKEN";
                        });
        document.fence = run.lease().fence();
        document.leaseUntil = run.lease().until();
        document.firstFence = run.firstFence();
        document.instances =
                run.instances().stream().map(InstanceSyncDocument::from).toList();
        return document;
    }

    SyncRun toDomain() {
        return new SyncRun(
                new SyncId(syncId),
                correlationId,
                startedAt,
                phaseToDomain(),
                new Lease(fence, leaseUntil),
                firstFence,
                instances.stream().map(InstanceSyncDocument::toDomain).toList(),
                revision);
    }

    private SyncRun.Phase phaseToDomain() {
        Instant at = endedAt == null ? startedAt : endedAt;
        return switch (phase) {
            case "RUNNING" -> new SyncRun.Running();
            case "FINISHED" -> new SyncRun.Finished(at);
            default -> new SyncRun.Broken(at, failure(failureCode, failureMessage));
        };
    }

    private static SyncFailure failure(@Nullable String code, @Nullable String message) {
        return new SyncFailure(code == null ? "unknown" : code, message == null ? "" : message);
    }

    public static class InstanceSyncDocument {
        public String instanceId;
        public Instant startedAt;
        public String stage;
        public @Nullable Instant endedAt;
        public int found;
        public int added;
        public int deleted;
        public @Nullable String failureCode;
        public @Nullable String failureMessage;

        static InstanceSyncDocument from(InstanceSync sync) {
            InstanceSyncDocument document = new InstanceSyncDocument();
            document.instanceId = sync.instanceId().value();
            document.startedAt = sync.startedAt();
            document.stage = sync.stage().word();
            if (sync.stage() instanceof InstanceSync.Succeeded succeeded) {
                document.endedAt = succeeded.at();
                document.found = succeeded.counts().found();
                document.added = succeeded.counts().added();
                document.deleted = succeeded.counts().deleted();
            }
            if (sync.stage() instanceof InstanceSync.Failed failed) {
                document.endedAt = failed.at();
                document.failureCode = failed.failure().code();
                document.failureMessage = failed.failure().message();
            }
            return document;
        }

        InstanceSync toDomain() {
            Instant at = endedAt == null ? startedAt : endedAt;
            InstanceSync.Stage domain =
                    switch (stage) {
                        case "RUNNING" -> new InstanceSync.Running();
                        case "SUCCEEDED" ->
                            new InstanceSync.Succeeded(at, new InstanceSync.Counts(found, added, deleted));
                        default -> new InstanceSync.Failed(at, failure(failureCode, failureMessage));
                    };
            return new InstanceSync(new InstanceId(instanceId), startedAt, domain);
        }
    }

    /** An unsent sync.changed.v1. */
    public static class EventDocument {
        public String eventId;
        public String correlationId;
        public String syncId;
        public String instanceId;
        public String state;
        public long revision;
        public Instant occurredAt;
    }
}
