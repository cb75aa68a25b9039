package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grid. */
public interface BrowseSchemas {
    Listing list(Query query);

    /** Empty also for a schema that has left the grid. */
    Optional<Item> find(SchemaId id);

    /** Also schemas that have left the grid: other services ask why they cannot be backed up. */
    Optional<Item> findAny(SchemaId id);

    /** Empty sets do not filter; an empty search finds everything. */
    record Query(
            String search,
            Set<InstanceId> instances,
            Set<Instance.Location> locations,
            Set<String> statuses,
            boolean hideDeleted,
            Sort sort,
            Direction direction,
            int page,
            int size) {}

    enum Sort {
        NAME,
        STATUS,
        OBJECT_COUNT,
        LAST_BACKUP
    }

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    record Item(SyncedSchema schema, Instance instance) {
        /** Removing an instance makes its schemas inactive at once, also those whose document says so only later. */
        public String status() {
            String stored = schema.status().word();
            return instance.presence() == Instance.Presence.REMOVED && !stored.equals("DELETED") ? "INACTIVE" : stored;
        }
    }

    record Listing(List<Item> items, int page, int size, long total) {}
}
