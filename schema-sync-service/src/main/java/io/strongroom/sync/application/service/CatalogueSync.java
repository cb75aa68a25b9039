package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.out.Access;
import io.strongroom.sync.application.port.out.InstanceDirectory;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.SchemaGrid;
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

/**
 * Brings the catalogue of one instance up to date: what is found, what is gone, and what is in doubt. A schema is gone
 * only when the source says so of that very schema: a list may be cut short.
 */
public final class CatalogueSync {
    private static final int BATCH = 200;

    private final InstanceDirectory directory;
    private final InstanceRepository instances;
    private final SchemaSource source;
    private final SchemaRepository schemas;
    private final SchemaGrid grid;
    private final CatalogueWriter writer;
    private final PublishPendingEvents outbox;

    public CatalogueSync(
            InstanceDirectory directory,
            InstanceRepository instances,
            SchemaSource source,
            SchemaRepository schemas,
            SchemaGrid grid,
            CatalogueWriter writer,
            PublishPendingEvents outbox) {
        this.directory = directory;
        this.instances = instances;
        this.source = source;
        this.schemas = schemas;
        this.grid = grid;
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
        Missing missing = settleMissing(id, access, seen, lease, correlationId);
        checkStillWanted(id, lease);
        grid.instanceIsNamed(id, instance.name());
        return new InstanceSync.Counts(facts.size() + missing.present(), added, missing.gone());
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

    /** Of the schemas that were expected and not listed: how many are there all the same, and how many are gone. */
    private record Missing(int present, int gone) {}

    private Missing settleMissing(
            InstanceId instanceId, Access access, Set<SchemaId> seen, HeldLease lease, String correlationId) {
        List<SchemaId> missing = schemas.findIds(instanceId).stream()
                .filter(id -> !seen.contains(id))
                .toList();
        int present = 0;
        int gone = 0;
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<SchemaId> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            for (SyncedSchema schema : schemas.findAll(batch)) {
                if (!schema.isExpected()) {
                    continue;
                }
                checkStillWanted(instanceId, lease);
                SchemaSource.Answer answer =
                        source.schema(access, schema.facts().sourceId(), lease::isLost);
                boolean changed = settle(schema, answer, lease.fence(), correlationId);
                if (answer instanceof SchemaSource.Answer.Present) {
                    present++;
                } else if (answer instanceof SchemaSource.Answer.Gone && changed) {
                    gone++;
                }
            }
            outbox.publishPending();
        }
        return new Missing(present, gone);
    }

    private boolean settle(SyncedSchema schema, SchemaSource.Answer answer, long fence, String correlationId) {
        Function<SyncedSchema, Optional<SyncedSchema>> change = answer.match(
                present -> stored -> stored.foundUnlisted(present.facts(), fence),
                () -> stored -> stored.gone(fence),
                refused -> stored -> stored.syncFailed(refused.failure(), fence));
        return writer.change(schema.id(), Optional.of(schema), correlationId, stored -> stored.flatMap(change))
                == CatalogueWriter.Result.CHANGED;
    }

    /** Last known facts stay. What fails because the instance was removed meanwhile is inactive, not in doubt. */
    void markFailed(InstanceId instanceId, SyncFailure failure, HeldLease lease, String correlationId) {
        if (isSynced(instanceId)) {
            changeAll(
                    schemas.findIds(instanceId),
                    lease,
                    correlationId,
                    schema -> schema.syncFailed(failure, lease.fence()));
        } else {
            markInactive(instanceId, lease, correlationId);
        }
    }

    /** For an instance that is no source any more; a sync that ended half way may have left some schemas active. */
    void markInactive(InstanceId instanceId, HeldLease lease, String correlationId) {
        changeAll(schemas.findIds(instanceId), lease, correlationId, SyncedSchema::instanceRemoved);
    }

    private void changeAll(
            List<SchemaId> ids,
            HeldLease lease,
            String correlationId,
            Function<SyncedSchema, Optional<SyncedSchema>> change) {
        for (int from = 0; from < ids.size(); from += BATCH) {
            lease.check();
            List<SchemaId> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            Map<SchemaId, SyncedSchema> known = byId(batch);
            for (SchemaId id : batch) {
                writer.change(id, Optional.ofNullable(known.get(id)), correlationId, stored -> stored.flatMap(change));
            }
            outbox.publishPending();
        }
    }

    private Map<SchemaId, SyncedSchema> byId(List<SchemaId> ids) {
        return schemas.findAll(ids).stream().collect(Collectors.toMap(SyncedSchema::id, Function.identity()));
    }

    private void checkStillWanted(InstanceId id, HeldLease lease) {
        lease.check();
        if (!isSynced(id)) {
            throw new SourceRejectedException("instance.removed", "The instance was removed during the sync.", null);
        }
    }

    private boolean isSynced(InstanceId id) {
        return instances.find(id).filter(Instance::isSynced).isPresent();
    }
}
