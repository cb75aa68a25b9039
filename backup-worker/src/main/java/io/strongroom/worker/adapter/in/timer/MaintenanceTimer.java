package io.strongroom.worker.adapter.in.timer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.worker.application.port.in.RunMaintenance;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

@ApplicationScoped
class MaintenanceTimer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunMaintenance maintenance;

    MaintenanceTimer(RunMaintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForWork() {
        maintenance.lookForWork();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void heartbeat() {
        maintenance.heartbeat();
    }

    /** Before the connections close. */
    void drain(@Observes @Priority(1) ShutdownEvent stopping) {
        maintenance.drain(PATIENCE);
    }
}
