package io.strongroom.sync.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.sync.application.port.in.FollowBackups;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ScheduleChangedConsumer {
    private final FollowBackups backups;
    private final RecordHandling handling;

    ScheduleChangedConsumer(FollowBackups backups, RecordHandling handling) {
        this.backups = backups;
        this.handling = handling;
    }

    @Incoming("schedule-changed")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return handling.handle(
                record,
                ScheduleChangedMessage.class,
                ScheduleChangedMessage::toDomain,
                (report, correlationId) ->
                        backups.take(report, correlationId) == FollowBackups.Taken.APPLIED ? "applied" : "ignored");
    }
}
