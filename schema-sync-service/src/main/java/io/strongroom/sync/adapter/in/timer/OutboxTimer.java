package io.strongroom.sync.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.sync.application.port.in.PublishPendingEvents;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class OutboxTimer {
    private final PublishPendingEvents outbox;

    OutboxTimer(PublishPendingEvents outbox) {
        this.outbox = outbox;
    }

    @Scheduled(every = "${strongroom.sync.outbox-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        outbox.publishPending();
    }
}
