package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grid. */
public interface BrowseSchemas {
    Listing list(Query query);

    /** Empty also for a schema that has left the grid or was taken out of the catalogue. */
    Optional<Item> find(SchemaId id);

    /** Also schemas that have left the grid with their connection: other services ask why they cannot be backed up. */
    Optional<Item> findAny(SchemaId id);

    /** Empty sets do not filter; an empty search finds everything. */
    record Query(
            String search,
            Set<InstanceId> instances,
            Set<Instance.Location> locations,
            Set<String> statuses,
            boolean hideDeleted,
            List<Order> order,
            int page,
            int size) {}

    /** Names sort without case; a schema without a last or next backup comes before all that have one. */
    enum Sort {
        NAME,
        KEY,
        STATUS,
        OBJECT_COUNT,
        INSTANCE_NAME,
        LAST_BACKUP,
        NEXT_BACKUP
    }

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** The first order counts, the second among equals, and so on. */
    record Order(Sort sort, Direction direction) {}

    record Item(SyncedSchema schema, Instance instance) {
        /** Removing an instance makes its schemas inactive at once, also those whose document says so only later. */
        public String status() {
            String stored = schema.status().word();
            return instance.isSynced() || stored.equals("DELETED") ? stored : "INACTIVE";
        }

        /** What cannot be backed up has no next backup, whatever its schedule says. */
        public Optional<Instant> nextBackupAt() {
            return status().equals("ACTIVE")
                    ? schema.schedule().match(Optional::empty, Optional::empty, on -> Optional.of(on.nextAt()))
                    : Optional.empty();
        }
    }

    record Listing(List<Item> items, int page, int size, long total) {}
}
