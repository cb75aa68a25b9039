package io.strongroom.worker.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.domain.job.BackupId;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

@ApplicationScoped
class SchemaChangedConsumer {
    private static final Logger LOGGER = Logger.getLogger(SchemaChangedConsumer.class);

    private final EventReader events;
    private final DeleteBackups backups;

    SchemaChangedConsumer(EventReader events, DeleteBackups backups) {
        this.events = events;
        this.backups = backups;
    }

    @Incoming("schema-changed")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        return events.read(record, SchemaChangedMessage.class, message -> {
            String schemaId = message.id();
            if (message.isRemovedWithBackups()) {
                for (BackupId left : backups.schemaRemoved(schemaId, message.at())) {
                    LOGGER.warnf(
                            "A backup of a removed schema has not ended and is kept backupId=%s schemaId=%s",
                            left, schemaId);
                }
                LOGGER.infof("The backups of a removed schema are deleted schemaId=%s", schemaId);
            }
        });
    }
}
