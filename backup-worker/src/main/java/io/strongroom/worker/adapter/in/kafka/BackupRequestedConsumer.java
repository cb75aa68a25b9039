package io.strongroom.worker.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.worker.application.port.in.AcceptBackup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A request is acknowledged once it is in the ledger; from then on the ledger alone says what is left to do. */
@ApplicationScoped
class BackupRequestedConsumer {
    private final EventReader events;
    private final AcceptBackup backups;

    BackupRequestedConsumer(EventReader events, AcceptBackup backups) {
        this.events = events;
        this.backups = backups;
    }

    @Incoming("backup-requested")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        String correlationId = EventReader.header(record, "ce_correlationid");
        String known = correlationId.isEmpty() ? UUID.randomUUID().toString() : correlationId;
        return events.read(record, BackupRequestedMessage.class, message -> backups.accept(message.toDomain(known)));
    }
}
