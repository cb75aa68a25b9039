package io.strongroom.config.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.config.application.port.in.PublishPendingEvents;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Publishes what the announcement after a write has missed: after a crash, or while the broker was away. */
@ApplicationScoped
class OutboxTimer {

    private static final Logger LOGGER = Logger.getLogger(OutboxTimer.class);

    private final PublishPendingEvents events;
    private volatile boolean behind;

    OutboxTimer(PublishPendingEvents events) {
        this.events = events;
    }

    @Scheduled(every = "{config-service.outbox.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        try {
            note(events.publish().left() > 0);
        } catch (StoreUnavailableException outage) {
            note(true);
        }
    }

    /** Once for each outage: a line a second would hide everything else. */
    private void note(boolean nowBehind) {
        if (nowBehind && !behind) {
            LOGGER.warn("events cannot be published now, they wait in the outbox");
        } else if (behind && !nowBehind) {
            LOGGER.info("all waiting events are published");
        }
        behind = nowBehind;
    }
}
