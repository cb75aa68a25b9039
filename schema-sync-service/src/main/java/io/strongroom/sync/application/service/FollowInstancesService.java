package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.FollowInstances;
import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;

/**
 * An instance that is added or changed is only noted: its schemas come with the next sync. One that is no source any more
 * makes its schemas inactive.
 */
public final class FollowInstancesService implements FollowInstances {
    private final InstanceRepository instances;
    private final SchemaRepository schemas;
    private final SchemaGrid grid;
    private final CatalogueWriter writer;
    private final PublishPendingEvents outbox;

    public FollowInstancesService(
            InstanceRepository instances,
            SchemaRepository schemas,
            SchemaGrid grid,
            CatalogueWriter writer,
            PublishPendingEvents outbox) {
        this.instances = instances;
        this.schemas = schemas;
        this.grid = grid;
        this.writer = writer;
        this.outbox = outbox;
    }

    @Override
    public void take(Instance reported, String correlationId) {
        instances.save(reported);
        // also on a repetition: the first delivery may have died half way
        Instance known = instances.find(reported.id()).orElse(reported);
        grid.instanceIsNamed(known.id(), known.name());
        if (!known.isSynced()) {
            for (SchemaId id : schemas.findIds(reported.id())) {
                writer.change(
                        id, schemas.find(id), correlationId, stored -> stored.flatMap(SyncedSchema::instanceRemoved));
            }
            outbox.publishPending();
        }
    }
}
