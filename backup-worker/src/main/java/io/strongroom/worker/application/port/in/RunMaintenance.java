package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Duration;
import java.util.List;

/** Keeps the maintenance going, on one worker at a time. */
public interface RunMaintenance {

    /** Where each task stands, whichever worker does it. */
    List<Maintenance> all();

    /** Lets the task begin soon, whether it is due or not. */
    void request(MaintenanceTask task);

    /** Ends a run at its next step, or takes a request back. */
    void stop(MaintenanceTask task);

    /** Takes up what is due and held by nobody, and returns at once; the work goes on in the background. */
    void lookForWork();

    /** Extends the leases of what this worker does. */
    void heartbeat();

    /** Lets running work reach its next step and leaves the rest to others; returns when done or out of time. */
    void drain(Duration patience);
}
