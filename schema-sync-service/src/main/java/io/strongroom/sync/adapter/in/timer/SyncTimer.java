package io.strongroom.sync.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.sync.application.port.in.RunSync;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Finds a sync that nobody works on, also one that a dead replica left, and keeps the lease of the one under way. */
@ApplicationScoped
class SyncTimer {
    private static final Logger LOGGER = Logger.getLogger(SyncTimer.class);

    private final RunSync sync;
    private final AtomicBoolean storeIsAway = new AtomicBoolean();

    SyncTimer(RunSync sync) {
        this.sync = sync;
    }

    @Scheduled(every = "${strongroom.sync.recovery}", concurrentExecution = ConcurrentExecution.SKIP)
    void recover() {
        if (done(sync::runIfDue) && storeIsAway.compareAndSet(true, false)) {
            LOGGER.info("The store answers again, syncs go on");
        }
    }

    @Scheduled(every = "${strongroom.sync.heartbeat}", concurrentExecution = ConcurrentExecution.SKIP)
    void keepLease() {
        // without a sync under way this asks nobody, so it cannot tell that the store is back
        done(sync::heartbeat);
    }

    /** The next tick tries again; one line for each outage is enough. */
    private boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StoreUnavailableException e) {
            if (storeIsAway.compareAndSet(false, true)) {
                LOGGER.warnf("Syncs wait for the store cause=%s", e.getCause());
            }
            return false;
        }
    }
}
