package io.strongroom.worker.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.worker.application.port.in.AcceptBackup;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class InstanceChangedConsumer {
    private final EventReader events;
    private final AcceptBackup backups;

    InstanceChangedConsumer(EventReader events, AcceptBackup backups) {
        this.events = events;
        this.backups = backups;
    }

    @Incoming("instance-changed")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        return events.read(record, InstanceChangedMessage.class, message -> {
            if (message.isRemoved()) {
                backups.instanceRemoved(message.id(), message.at());
            } else if (message.mayHaveNewCredentials()) {
                backups.credentialsChanged(message.id());
            }
        });
    }
}
