package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every call blocks, may be repeated, and throws {@link StoreUnavailableException} while the store is away. */
public interface SchemaRepository {
    Optional<SyncedSchema> find(SchemaId id);

    /** Those that exist, in any order. */
    List<SyncedSchema> findAll(Collection<SchemaId> ids);

    List<SchemaId> findIds(InstanceId instanceId);

    /**
     * Writes schema and events in one write if the stored revision is still {@link SyncedSchema#revision()}; the
     * stored revision then is one more. Otherwise nothing is written.
     */
    Saved save(SyncedSchema schema, List<PendingEvent.OfSchema> events);
}
