package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.PublishPendingEvents;
import io.strongroom.config.application.port.out.EventPublisher;
import io.strongroom.config.application.port.out.EventPublisher.PublishingRejectedException;
import io.strongroom.config.application.port.out.EventPublisher.PublishingUnavailableException;
import io.strongroom.config.application.port.out.Outbox;
import io.strongroom.config.application.port.out.Outbox.PendingEvent;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** One pass at a time in this process, so that the events of an instance leave it in order. */
public final class PublishPendingEventsService implements PublishPendingEvents {

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final ReentrantLock onePass = new ReentrantLock();

    public PublishPendingEventsService(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    @Override
    public Report publish() {
        onePass.lock();
        try {
            return pass(outbox.pending());
        } finally {
            onePass.unlock();
        }
    }

    private Report pass(List<PendingEvent> pending) {
        Set<InstanceId> heldBack = new HashSet<>();
        int published = 0;
        for (PendingEvent event : pending) {
            if (heldBack.contains(event.event().instanceId())) {
                continue;
            }
            try {
                publisher.publish(event);
            } catch (PublishingRejectedException rejected) {
                // Later events of this instance wait, so that nobody sees them out of order; the others go on.
                heldBack.add(event.event().instanceId());
                continue;
            } catch (PublishingUnavailableException unavailable) {
                break;
            }
            outbox.markPublished(event);
            published++;
        }
        return new Report(published, pending.size() - published);
    }
}
