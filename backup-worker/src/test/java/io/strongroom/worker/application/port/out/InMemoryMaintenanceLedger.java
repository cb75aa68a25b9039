package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Maintenance tasks on the heap, by a clock that the test holds. */
public final class InMemoryMaintenanceLedger implements MaintenanceLedger {
    private final Supplier<Instant> clock;
    private final Map<MaintenanceTask, Maintenance> tasks = new EnumMap<>(MaintenanceTask.class);

    public InMemoryMaintenanceLedger(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public synchronized Maintenance find(MaintenanceTask task) {
        return tasks.getOrDefault(task, Maintenance.idle(task));
    }

    @Override
    public synchronized Maintenance change(MaintenanceTask task, UnaryOperator<Maintenance> change) {
        Maintenance before = find(task);
        Maintenance after = change.apply(before);
        if (after.equals(before)) {
            return before;
        }
        Maintenance stored = new Maintenance(
                task,
                after.lease(),
                after.requested(),
                after.stopRequested(),
                after.runningSince(),
                after.done(),
                after.total(),
                after.nextAt(),
                after.last(),
                before.version() + 1);
        tasks.put(task, stored);
        return stored;
    }
}
