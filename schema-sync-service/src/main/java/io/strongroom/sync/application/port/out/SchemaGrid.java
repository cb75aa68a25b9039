package io.strongroom.sync.application.port.out;

import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.List;
import java.util.Set;

/** Reads one page of schemas. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface SchemaGrid {
    Page list(Filter filter, Sort sort, Direction direction, int page, int size);

    /**
     * {@code search} is a part of the name in any case, "" for all. No instances means no schemas; no statuses means
     * all of them.
     */
    record Filter(String search, Set<InstanceId> instances, Set<String> statuses, boolean hideDeleted) {}

    /** Schemas that compare equal come in the order of their ids, so that pages do not overlap. */
    record Page(List<SyncedSchema> schemas, long total) {}
}
