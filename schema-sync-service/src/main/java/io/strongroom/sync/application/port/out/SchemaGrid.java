package io.strongroom.sync.application.port.out;

import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.List;
import java.util.Set;

/** Reads one page of schemas. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface SchemaGrid {
    Page list(Filter filter, List<Order> order, int page, int size);

    /** Sorts the schemas of the instance by this name of the instance from now on. Writes; may be repeated. */
    void instanceIsNamed(InstanceId instance, String name);

    /**
     * {@code search} is a part of the name in any case, "" for all. No instances means no schemas; no statuses means
     * all of them. What was taken out of the catalogue is never listed.
     */
    record Filter(String search, Set<InstanceId> instances, Set<String> statuses, boolean hideDeleted) {}

    /** Schemas that compare equal come in an order of their own, so that pages do not overlap. */
    record Page(List<SyncedSchema> schemas, long total) {}
}
