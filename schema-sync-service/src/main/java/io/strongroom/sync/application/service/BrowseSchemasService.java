package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Filters about instances are settled here, among the few instances; the store only sees a set of ids. */
public final class BrowseSchemasService implements BrowseSchemas {
    private final SchemaRepository schemas;
    private final SchemaGrid grid;
    private final InstanceRepository instances;

    public BrowseSchemasService(SchemaRepository schemas, SchemaGrid grid, InstanceRepository instances) {
        this.schemas = schemas;
        this.grid = grid;
        this.instances = instances;
    }

    @Override
    public Listing list(Query query) {
        Map<InstanceId, Instance> shown = instances.findAll().stream()
                .filter(Instance::isInGrid)
                .filter(instance ->
                        query.instances().isEmpty() || query.instances().contains(instance.id()))
                .filter(instance ->
                        query.locations().isEmpty() || query.locations().contains(instance.location()))
                .collect(Collectors.toMap(Instance::id, Function.identity()));
        SchemaGrid.Filter filter =
                new SchemaGrid.Filter(query.search(), shown.keySet(), query.statuses(), query.hideDeleted());
        SchemaGrid.Page page = grid.list(filter, query.order(), query.page(), query.size());
        List<Item> items = page.schemas().stream()
                .flatMap(schema -> Optional.ofNullable(shown.get(schema.instanceId())).stream()
                        .map(instance -> new Item(schema, instance)))
                .toList();
        return new Listing(items, query.page(), query.size(), page.total());
    }

    @Override
    public Optional<Item> find(SchemaId id) {
        return findAny(id).filter(item -> item.instance().isInGrid());
    }

    @Override
    public Optional<Item> findAny(SchemaId id) {
        Optional<SyncedSchema> schema = schemas.find(id).filter(SyncedSchema::isInCatalogue);
        return schema.flatMap(found -> instances.find(found.instanceId()).map(instance -> new Item(found, instance)));
    }
}
