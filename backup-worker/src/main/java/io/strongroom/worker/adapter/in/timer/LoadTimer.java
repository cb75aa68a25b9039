package io.strongroom.worker.adapter.in.timer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.worker.application.port.in.FollowSiteLoad;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

@ApplicationScoped
class LoadTimer {
    private static final Logger LOGGER = Logger.getLogger(LoadTimer.class);

    private final FollowSiteLoad load;

    LoadTimer(FollowSiteLoad load) {
        this.load = load;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void store() {
        try {
            load.store();
        } catch (LedgerUnavailableException e) {
            LOGGER.debugf("Measurements wait for the store cause=%s", e.getCause());
        }
    }

    @Scheduled(every = "6h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try {
            load.forget();
        } catch (LedgerUnavailableException e) {
            LOGGER.debugf("Older measurements are halved later cause=%s", e.getCause());
        }
    }

    /** After the work has drained, before the connections close. */
    void storeTheLast(@Observes @Priority(2) ShutdownEvent stopping) {
        store();
    }
}
