package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.RemovedInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repository and outbox in memory, as they are one document in the store. */
public final class InMemoryInstanceRepository implements InstanceRepository, Outbox {

    private final Map<InstanceId, Instance> instances = new LinkedHashMap<>();
    private final List<PendingEvent> pending = new ArrayList<>();

    @Override
    public synchronized Optional<Instance> find(InstanceId id) {
        return Optional.ofNullable(instances.get(id));
    }

    @Override
    public synchronized List<Instance> findAll() {
        return List.copyOf(instances.values());
    }

    @Override
    public synchronized SaveOutcome save(Instance instance) {
        long stored = find(instance.id()).map(Instance::revision).orElse(0L);
        if (stored != instance.revision() - 1) {
            return SaveOutcome.CHANGED_MEANWHILE;
        }
        instances.put(instance.id(), instance.match(this::withoutEvents, this::withoutEvents));
        instance.raised().forEach(event -> pending.add(new PendingEvent(event, "")));
        return SaveOutcome.SAVED;
    }

    @Override
    public synchronized List<PendingEvent> pending() {
        return List.copyOf(pending);
    }

    @Override
    public synchronized void markPublished(PendingEvent event) {
        pending.removeIf(
                candidate -> candidate.event().eventId().equals(event.event().eventId()));
    }

    public synchronized List<InstanceChanged> raised() {
        return pending.stream().map(PendingEvent::event).toList();
    }

    private Instance withoutEvents(ActiveInstance active) {
        return ActiveInstance.reconstitute(
                active.id(),
                new ActiveInstance.Checked(active.profile(), active.credential(), active.inspection()),
                active.precedence(),
                active.schemasSynced(),
                active.createdAt(),
                active.updatedAt(),
                active.revision());
    }

    private Instance withoutEvents(RemovedInstance removed) {
        return RemovedInstance.reconstitute(removed.id(), removed.profile(), removed.updatedAt(), removed.revision());
    }
}
