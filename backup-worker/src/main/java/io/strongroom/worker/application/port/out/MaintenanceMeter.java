package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;

/** Counts what maintenance does, for people who watch. Does not block. */
public interface MaintenanceMeter {

    void counted(MaintenanceTask task, String what, long by);

    void ended(MaintenanceTask task, Maintenance.Outcome outcome);
}
