package io.strongroom.sync.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.sync.application.port.in.FollowInstances;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

@ApplicationScoped
class InstanceChangedConsumer {
    private static final Logger LOGGER = Logger.getLogger(InstanceChangedConsumer.class);

    private final FollowInstances instances;
    private final RecordHandling handling;

    InstanceChangedConsumer(FollowInstances instances, RecordHandling handling) {
        this.instances = instances;
        this.handling = handling;
    }

    @Incoming("instance-changed")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return handling.handle(
                record, InstanceChangedMessage.class, InstanceChangedMessage::toDomain, (instance, correlationId) -> {
                    instances.take(instance, correlationId);
                    LOGGER.infof(
                            "Instance noted instanceId=%s phase=%s",
                            instance.id().value(), instance.presence());
                    return "applied";
                });
    }
}
