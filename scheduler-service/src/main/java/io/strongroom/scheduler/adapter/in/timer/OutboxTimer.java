package io.strongroom.scheduler.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class OutboxTimer {
    private final PublishPendingEvents outbox;

    OutboxTimer(PublishPendingEvents outbox) {
        this.outbox = outbox;
    }

    @Scheduled(every = "${strongroom.outbox.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        outbox.publishPending();
    }
}
