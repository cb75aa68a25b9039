package io.strongroom.config.config;

import io.strongroom.config.application.port.in.PublishPendingEvents;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Lets the outbox be emptied on another thread, so that a slow broker never holds up a request. */
@ApplicationScoped
class OutboxAnnouncement implements Runnable {

    private static final Logger LOGGER = Logger.getLogger(OutboxAnnouncement.class);

    private final PublishPendingEvents events;
    private final ExecutorService workers;
    private final AtomicBoolean asked = new AtomicBoolean();

    OutboxAnnouncement(PublishPendingEvents events, ExecutorService workers) {
        this.events = events;
        this.workers = workers;
    }

    @Override
    public void run() {
        if (asked.compareAndSet(false, true)) {
            workers.execute(this::publish);
        }
    }

    private void publish() {
        // First: whatever is saved from here on asks for a pass of its own.
        asked.set(false);
        try {
            events.publish();
        } catch (StoreUnavailableException outage) {
            LOGGER.debug("store does not answer, the timer publishes later");
        }
    }
}
