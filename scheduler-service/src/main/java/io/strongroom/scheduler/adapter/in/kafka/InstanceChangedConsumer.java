package io.strongroom.scheduler.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.scheduler.application.port.in.FollowCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class InstanceChangedConsumer {
    private final FollowCatalogue catalogue;
    private final RecordHandling handling;

    InstanceChangedConsumer(FollowCatalogue catalogue, RecordHandling handling) {
        this.catalogue = catalogue;
        this.handling = handling;
    }

    @Incoming("instance-changed")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return handling.handle(
                record, InstanceChangedMessage.class, InstanceChangedMessage::toNews, (news, correlationId) -> catalogue
                        .take(news, correlationId)
                        .name()
                        .toLowerCase(Locale.ROOT));
    }
}
