package io.strongroom.worker.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.worker.application.port.in.AcceptBackup;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class BackupStopRequestedConsumer {
    private final EventReader events;
    private final AcceptBackup backups;

    BackupStopRequestedConsumer(EventReader events, AcceptBackup backups) {
        this.events = events;
        this.backups = backups;
    }

    @Incoming("backup-stop-requested")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        return events.read(
                record, BackupStopRequestedMessage.class, message -> backups.stop(message.id(), message.at()));
    }
}
