package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.out.EventPublisher;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A failure ends the sweep: the timer comes again, and going on would only reorder events. */
public final class PublishPendingEventsService implements PublishPendingEvents {
    private static final int SLOTS_PER_SWEEP = 200;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Consumer<RuntimeException> onFailure;
    private final Runnable onSuccess;
    private final AtomicInteger callers = new AtomicInteger();

    /** The two are told how each sweep ended. */
    public PublishPendingEventsService(
            Outbox outbox, EventPublisher publisher, Consumer<RuntimeException> onFailure, Runnable onSuccess) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.onFailure = onFailure;
        this.onSuccess = onSuccess;
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
                sweep();
            } catch (RuntimeException e) {
                callers.set(0);
                throw e;
            }
        } while (callers.addAndGet(-served) > 0);
    }

    private void sweep() {
        try {
            List<PendingEvent> events = outbox.pending(SLOTS_PER_SWEEP);
            while (!events.isEmpty()) {
                for (PendingEvent event : events) {
                    publisher.publish(event);
                    outbox.remove(event);
                }
                events = outbox.pending(SLOTS_PER_SWEEP);
            }
            onSuccess.run();
        } catch (EventPublisher.UnavailableException | StoreUnavailableException e) {
            onFailure.accept(e);
        }
    }
}
