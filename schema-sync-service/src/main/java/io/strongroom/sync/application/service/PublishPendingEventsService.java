package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.out.EventPublisher;
import io.strongroom.sync.application.port.out.Outbox;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A failure ends the sweep: the timer comes again, and going on would only reorder events. */
public final class PublishPendingEventsService implements PublishPendingEvents {
    private static final int DOCUMENTS_PER_ROUND = 200;

    private final List<Outbox> outboxes;
    private final EventPublisher publisher;
    private final OutboxWatch watch;
    private final AtomicInteger callers = new AtomicInteger();

    public PublishPendingEventsService(List<Outbox> outboxes, EventPublisher publisher, OutboxWatch watch) {
        this.outboxes = List.copyOf(outboxes);
        this.publisher = publisher;
        this.watch = watch;
    }

    @Override
    public void publishPending() {
        // one sweep at a time, or each event would go out once per caller; who comes meanwhile gets another round
        if (callers.getAndIncrement() > 0) {
            return;
        }
        int served;
        do {
            served = callers.get();
            try {
                outboxes.forEach(this::sweep);
                watch.swept();
            } catch (EventPublisher.UnavailableException | StoreUnavailableException e) {
                watch.swept(e);
            } catch (RuntimeException e) {
                callers.set(0);
                throw e;
            }
        } while (callers.addAndGet(-served) > 0);
    }

    private void sweep(Outbox outbox) {
        List<PendingEvent> events = outbox.pending(DOCUMENTS_PER_ROUND);
        while (!events.isEmpty()) {
            for (PendingEvent event : events) {
                publisher.publish(event);
                outbox.remove(event);
            }
            events = outbox.pending(DOCUMENTS_PER_ROUND);
        }
    }
}
