package io.strongroom.worker.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.worker.application.port.out.MaintenanceMeter;
import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;

/** {@code maintenance_items_total{task,what}} and {@code maintenance_runs_total{task,outcome}}. */
public final class CountedMaintenance implements MaintenanceMeter {
    private static final String TASK = "task";

    private final MeterRegistry meters;

    public CountedMaintenance(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void counted(MaintenanceTask task, String what, long by) {
        meters.counter("maintenance_items", TASK, task.word(), "what", what).increment((double) by);
    }

    @Override
    public void ended(MaintenanceTask task, Maintenance.Outcome outcome) {
        meters.counter("maintenance_runs", TASK, task.word(), "outcome", outcome.name())
                .increment();
    }
}
