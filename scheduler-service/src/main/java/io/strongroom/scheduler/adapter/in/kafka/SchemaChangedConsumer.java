package io.strongroom.scheduler.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.scheduler.application.port.in.FollowCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SchemaChangedConsumer {
    private final FollowCatalogue catalogue;
    private final RecordHandling handling;

    SchemaChangedConsumer(FollowCatalogue catalogue, RecordHandling handling) {
        this.catalogue = catalogue;
        this.handling = handling;
    }

    @Incoming("schema-changed")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return handling.handle(
                record, SchemaChangedMessage.class, SchemaChangedMessage::toNews, (news, correlationId) -> catalogue
                        .take(news, correlationId)
                        .name()
                        .toLowerCase(Locale.ROOT));
    }
}
