package io.strongroom.config.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the audit log from growing for ever. */
@ApplicationScoped
class AuditTimer {

    private static final Logger LOGGER = Logger.getLogger(AuditTimer.class);

    private final KeepAuditLog audit;

    AuditTimer(KeepAuditLog audit) {
        this.audit = audit;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void expire() {
        try {
            long removed = audit.expire();
            if (removed > 0) {
                LOGGER.infof("%d audit entries were older than they are kept", removed);
            }
        } catch (StoreUnavailableException outage) {
            LOGGER.debug("store does not answer, old audit entries are removed later");
        }
    }
}
