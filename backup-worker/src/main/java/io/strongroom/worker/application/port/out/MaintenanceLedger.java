package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Where the maintenance tasks of all workers stand. Every method blocks, may be repeated, and throws {@link
 * LedgerUnavailableException} when the store does not answer.
 */
public interface MaintenanceLedger {

    /** The store's clock, the only one that leases and grace periods are measured by. */
    Instant now();

    /** A task that nobody has touched is idle. */
    Maintenance find(MaintenanceTask task);

    /**
     * Applies the change by compare-and-set, again and again until nobody interferes; it may be called several times, and
     * returning its argument stores nothing.
     *
     * @return the task as it is stored now
     */
    Maintenance change(MaintenanceTask task, UnaryOperator<Maintenance> change);
}
