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
    private volatile State last = State.FINE;

    OutboxTimer(PublishPendingEvents events) {
        this.events = events;
    }

    @Scheduled(every = "{config-service.outbox.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        try {
            note(events.publish().left() > 0 ? State.BEHIND : State.FINE);
        } catch (StoreUnavailableException outage) {
            note(State.STORE_AWAY);
        }
    }

    /** Once for each change: a line a second would hide everything else. */
    private void note(State now) {
        if (now != last) {
            if (last == State.STORE_AWAY) {
                LOGGER.info("store answers again");
            }
            switch (now) {
                case BEHIND -> LOGGER.warn("events cannot be published now, they wait in the outbox");
                case STORE_AWAY -> LOGGER.warn("store does not answer, waiting for it errorCode=store.unavailable");
                case FINE -> {
                    if (last == State.BEHIND) {
                        LOGGER.info("all waiting events are published");
                    }
                }
            }
        }
        last = now;
    }

    /** What the last pass met. */
    private enum State {
        FINE,
        BEHIND,
        STORE_AWAY
    }
}
