package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.out.Access;
import io.strongroom.sync.application.port.out.InstanceDirectory;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.application.port.out.SchemaSource;
import io.strongroom.sync.application.port.out.SourceRejectedException;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaFacts;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncFailure;
import io.strongroom.sync.domain.schema.SyncedSchema;
import io.strongroom.sync.domain.sync.InstanceSync;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the catalogue of one instance up to date: what is found, what is gone, and what is in doubt. */
public final class CatalogueSync {
    private static final int BATCH = 200;

    private final InstanceDirectory directory;
    private final InstanceRepository instances;
    private final SchemaSource source;
    private final SchemaRepository schemas;
    private final CatalogueWriter writer;
    private final PublishPendingEvents outbox;

    public CatalogueSync(
            InstanceDirectory directory,
            InstanceRepository instances,
            SchemaSource source,
            SchemaRepository schemas,
            CatalogueWriter writer,
            PublishPendingEvents outbox) {
        this.directory = directory;
        this.instances = instances;
        this.source = source;
        this.schemas = schemas;
        this.writer = writer;
        this.outbox = outbox;
    }

    InstanceSync.Counts sync(Instance instance, HeldLease lease, String correlationId) {
        InstanceId id = instance.id();
        Access access = directory.access(id);
        List<SchemaFacts> facts = source.schemas(access, lease::isLost);
        int added = 0;
        Set<SchemaId> seen = new HashSet<>();
        for (int from = 0; from < facts.size(); from += BATCH) {
            checkStillWanted(id, lease);
            List<SchemaFacts> batch = facts.subList(from, Math.min(from + BATCH, facts.size()));
            added += store(id, batch, lease.fence(), correlationId, seen);
            outbox.publishPending();
        }
        checkStillWanted(id, lease);
        int deleted = markGone(id, seen, lease, correlationId);
        return new InstanceSync.Counts(facts.size(), added, deleted);
    }

    private int store(
            InstanceId instanceId, List<SchemaFacts> batch, long fence, String correlationId, Set<SchemaId> seen) {
        List<SchemaId> ids = batch.stream()
                .map(facts -> SchemaId.of(instanceId, facts.sourceId()))
                .toList();
        seen.addAll(ids);
        Map<SchemaId, SyncedSchema> known = byId(ids);
        int added = 0;
        for (SchemaFacts facts : batch) {
            SchemaId id = SchemaId.of(instanceId, facts.sourceId());
            CatalogueWriter.Result result = writer.change(
                    id,
                    Optional.ofNullable(known.get(id)),
                    correlationId,
                    stored -> stored.isEmpty()
                            ? Optional.of(SyncedSchema.discovered(instanceId, facts, fence))
                            : stored.get().found(facts, fence));
            if (result == CatalogueWriter.Result.ADDED) {
                added++;
            }
        }
        return added;
    }

    private int markGone(InstanceId instanceId, Set<SchemaId> seen, HeldLease lease, String correlationId) {
        List<SchemaId> missing = schemas.findIds(instanceId).stream()
                .filter(id -> !seen.contains(id))
                .toList();
        return changeAll(missing, lease, correlationId, schema -> schema.gone(lease.fence()));
    }

    /** Last known facts stay. */
    void markFailed(InstanceId instanceId, SyncFailure failure, HeldLease lease, String correlationId) {
        changeAll(
                schemas.findIds(instanceId), lease, correlationId, schema -> schema.syncFailed(failure, lease.fence()));
    }

    private int changeAll(
            List<SchemaId> ids,
            HeldLease lease,
            String correlationId,
            Function<SyncedSchema, Optional<SyncedSchema>> change) {
        int changed = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            lease.check();
            List<SchemaId> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            Map<SchemaId, SyncedSchema> known = byId(batch);
            for (SchemaId id : batch) {
                CatalogueWriter.Result result = writer.change(
                        id, Optional.ofNullable(known.get(id)), correlationId, stored -> stored.flatMap(change));
                if (result == CatalogueWriter.Result.CHANGED) {
                    changed++;
                }
            }
            outbox.publishPending();
        }
        return changed;
    }

    private Map<SchemaId, SyncedSchema> byId(List<SchemaId> ids) {
        return schemas.findAll(ids).stream().collect(Collectors.toMap(SyncedSchema::id, Function.identity()));
    }

    private void checkStillWanted(InstanceId id, HeldLease lease) {
        lease.check();
        if (instances.find(id).filter(Instance::isSynced).isEmpty()) {
            throw new SourceRejectedException("instance.removed", "The instance was removed during the sync.", null);
        }
    }
}
