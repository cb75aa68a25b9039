package io.strongroom.sync.application.port.out;

import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.FoldedText;
import io.strongroom.sync.domain.schema.ScheduleView;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemas, instances and the sync with their outboxes, as the store keeps them. */
public final class InMemoryStore {
    private final Map<SchemaId, SyncedSchema> schemas = new HashMap<>();
    private final Map<InstanceId, Instance> instances = new HashMap<>();
    private final Map<InstanceId, String> names = new HashMap<>();
    private final List<PendingEvent> schemaEvents = new ArrayList<>();
    private final List<PendingEvent> syncEvents = new ArrayList<>();
    private Optional<SyncRun> run = Optional.empty();

    public SchemaRepository schemas() {
        return new SchemaRepository() {
            @Override
            public Optional<SyncedSchema> find(SchemaId id) {
                return Optional.ofNullable(schemas.get(id));
            }

            @Override
            public List<SyncedSchema> findAll(Collection<SchemaId> ids) {
                return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
            }

            @Override
            public List<SchemaId> findIds(InstanceId instanceId) {
                return schemas.values().stream()
                        .filter(schema -> schema.instanceId().equals(instanceId))
                        .map(SyncedSchema::id)
                        .toList();
            }

            @Override
            public Saved save(SyncedSchema schema, List<PendingEvent.OfSchema> events) {
                long stored = find(schema.id()).map(SyncedSchema::revision).orElse(0L);
                if (stored != schema.revision()) {
                    return Saved.LOST_RACE;
                }
                schemas.put(
                        schema.id(),
                        new SyncedSchema(
                                schema.id(),
                                schema.instanceId(),
                                schema.facts(),
                                schema.status(),
                                schema.fence(),
                                schema.backups(),
                                schema.schedule(),
                                stored + 1));
                schemaEvents.addAll(events);
                return Saved.SAVED;
            }
        };
    }

    public SchemaGrid grid() {
        return new SchemaGrid() {
            @Override
            public Page list(Filter filter, List<Order> order, int page, int size) {
                List<SyncedSchema> all = schemas.values().stream()
                        .filter(SyncedSchema::isInCatalogue)
                        .filter(schema -> filter.instances().contains(schema.instanceId()))
                        .filter(schema -> filter.statuses().isEmpty()
                                || filter.statuses().contains(schema.status().word()))
                        .filter(schema ->
                                !filter.hideDeleted() || !schema.status().word().equals("DELETED"))
                        .filter(schema -> folded(schema)
                                .contains(FoldedText.of(filter.search()).value()))
                        .sorted(order.stream()
                                .map(this::comparator)
                                .reduce(Comparator::thenComparing)
                                .orElseThrow()
                                .thenComparing(schema -> schema.id().value()))
                        .toList();
                return new Page(
                        all.stream().skip((long) page * size).limit(size).toList(), all.size());
            }

            private Comparator<SyncedSchema> comparator(Order order) {
                Comparator<SyncedSchema> ascending =
                        switch (order.sort()) {
                            case NAME -> Comparator.comparing(InMemoryStore::folded);
                            case KEY ->
                                Comparator.comparing(schema -> schema.facts().key());
                            case STATUS ->
                                Comparator.comparing(schema -> schema.status().word());
                            case OBJECT_COUNT ->
                                Comparator.comparing(schema -> schema.facts().objectCount());
                            case INSTANCE_NAME ->
                                Comparator.comparing(schema -> names.getOrDefault(schema.instanceId(), ""));
                            case LAST_BACKUP ->
                                Comparator.comparing(schema ->
                                        schema.backups().last().match(() -> Instant.MIN, BackupView.Ended::at));
                            case NEXT_BACKUP ->
                                Comparator.comparing(schema -> schema.schedule()
                                        .match(() -> Instant.MIN, () -> Instant.MIN, ScheduleView.On::nextAt));
                        };
                return order.direction() == Direction.ASCENDING ? ascending : ascending.reversed();
            }

            @Override
            public void instanceIsNamed(InstanceId instance, String name) {
                names.put(instance, FoldedText.of(name).value());
            }
        };
    }

    private static String folded(SyncedSchema schema) {
        return FoldedText.of(schema.facts().name()).value();
    }

    public InstanceRepository instances() {
        return new InstanceRepository() {
            @Override
            public Optional<Instance> find(InstanceId id) {
                return Optional.ofNullable(instances.get(id));
            }

            @Override
            public List<Instance> findAll() {
                return List.copyOf(instances.values());
            }

            @Override
            public Saved save(Instance instance) {
                if (find(instance.id())
                        .filter(stored -> !instance.isNewerThan(stored))
                        .isPresent()) {
                    return Saved.LOST_RACE;
                }
                instances.put(instance.id(), instance);
                return Saved.SAVED;
            }
        };
    }

    public SyncRunRepository runs() {
        return new SyncRunRepository() {
            @Override
            public Optional<SyncRun> find() {
                return run;
            }

            @Override
            public Saved save(SyncRun changed, List<PendingEvent.OfSync> events) {
                if (run.map(SyncRun::revision).orElse(0L) != changed.revision()) {
                    return Saved.LOST_RACE;
                }
                run = Optional.of(changed.stored());
                syncEvents.addAll(events);
                return Saved.SAVED;
            }

            @Override
            public Saved renew(long fence, Instant until) {
                Optional<SyncRun> held =
                        run.filter(r -> r.isRunning() && r.lease().fence() == fence);
                held.ifPresent(r -> run = Optional.of(r.leasedUntil(until)));
                return held.isPresent() ? Saved.SAVED : Saved.LOST_RACE;
            }
        };
    }

    public Outbox schemaOutbox() {
        return outbox(schemaEvents);
    }

    public Outbox syncOutbox() {
        return outbox(syncEvents);
    }

    private static Outbox outbox(List<PendingEvent> events) {
        return new Outbox() {
            @Override
            public List<PendingEvent> pending(int limit) {
                return List.copyOf(events);
            }

            @Override
            public void remove(PendingEvent event) {
                events.removeIf(other -> other.eventId().equals(event.eventId()));
            }
        };
    }
}
