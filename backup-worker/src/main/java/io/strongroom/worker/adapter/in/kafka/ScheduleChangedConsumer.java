package io.strongroom.worker.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.worker.application.port.in.KeepBackups;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The rules for keeping belong to the schedule; everything else in it is the scheduler's. */
@ApplicationScoped
class ScheduleChangedConsumer {
    private final EventReader events;
    private final KeepBackups backups;

    ScheduleChangedConsumer(EventReader events, KeepBackups backups) {
        this.events = events;
        this.backups = backups;
    }

    @Incoming("schedule-changed")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        return events.read(
                record,
                ScheduleChangedMessage.class,
                message -> backups.rulesChanged(message.id(), message.atRevision(), message.policy()));
    }
}
