package io.strongroom.gateway.events;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears every change. It reads from now on and commits nothing: a replica of the gateway has listeners of its own and
 * no past.
 */
@ApplicationScoped
@Identifier(ChangesConsumer.CHANNEL)
class ChangesConsumer implements KafkaConsumerRebalanceListener {

    static final String CHANNEL = "changes";

    private static final Logger LOGGER = Logger.getLogger(ChangesConsumer.class);

    private final ChangedResources changedResources;
    private final Listeners listeners;

    @Inject
    ChangesConsumer(ChangedResources changedResources, Listeners listeners) {
        this.changedResources = changedResources;
        this.listeners = listeners;
    }

    @Incoming(CHANNEL)
    void heard(ConsumerRecord<String, byte[]> message) {
        try {
            ChangedTopics.resourceOf(message.topic(), new JsonObject(Buffer.buffer(message.value())))
                    .ifPresent(resource -> changedResources.changed(resource, correlationOf(message)));
        } catch (DecodeException | ClassCastException e) {
            // its consumers put it on the dead-letter topic; listeners lose nothing that could be shown
            LOGGER.warnf("Message is not a change topic=%s offset=%d", message.topic(), message.offset());
        }
    }

    /** Between two assignments changes may have gone by unheard. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        LOGGER.debugf("Listening to changes partitions=%d", partitions.size());
        listeners.tellToReadEverything();
    }

    private static String correlationOf(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_correlationid");
        return header == null || header.value() == null
                ? UUID.randomUUID().toString()
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
