package io.strongroom.worker.adapter.in.timer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.in.TakeWork;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

@ApplicationScoped
class WorkTimer {
    private static final Logger LOGGER = Logger.getLogger(WorkTimer.class);

    private final TakeWork work;
    private final PublishProgress progress;
    private final Duration drainPatience;

    WorkTimer(
            TakeWork work,
            PublishProgress progress,
            @ConfigProperty(name = "strongroom.worker.drain-patience") Duration drainPatience) {
        this.work = work;
        this.progress = progress;
        this.drainPatience = drainPatience;
    }

    /** Kafka is the doorbell; this is for the rings that nobody heard. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForWork() {
        work.lookForWork();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void heartbeat() {
        work.heartbeat();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void publishPending() {
        try {
            progress.publishPending();
        } catch (LedgerUnavailableException e) {
            LOGGER.warn("The ledger does not answer; pending progress is published later");
        }
    }

    /** Before the connections close. */
    void drain(@Observes @Priority(1) ShutdownEvent stopping) {
        work.drain(drainPatience);
    }
}
