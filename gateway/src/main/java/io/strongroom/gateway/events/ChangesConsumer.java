package io.strongroom.gateway.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.strongroom.gateway.config.GatewayConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Hears every change. It reads from now on and commits nothing: a replica of the gateway has listeners of its own and
 * no past.
 *
 * <p>This is a plain consumer on a thread of its own and no messaging channel, because a channel whose broker's name
 * cannot be resolved keeps the application from starting, and the gateway has to answer requests without a broker.
 */
@ApplicationScoped
class ChangesConsumer {

    private static final Logger LOGGER = Logger.getLogger(ChangesConsumer.class);

    private static final Pattern TOPICS = Pattern.compile("[a-z]+[.](progress|changed)[.]v1");
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final ChangedResources changedResources;
    private final Listeners listeners;
    private final Duration retryAfter;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::listen, "changes");

    @Inject
    ChangesConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            ChangedResources changedResources,
            Listeners listeners,
            GatewayConfig config) {
        this.settings = settingsFor(broker);
        this.changedResources = changedResources;
        this.listeners = listeners;
        this.retryAfter = config.events().retryAfter();
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    private void listen() {
        boolean told = false;
        while (!isStopping()) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
                consumer.subscribe(TOPICS, new Gaps());
                told = false;
                while (!isStopping()) {
                    consumer.poll(POLL).forEach(this::heard);
                }
            } catch (KafkaException e) {
                if (!told) {
                    LOGGER.warnf("Changes cannot be heard; trying again and again reason=%s", e);
                    told = true;
                }
                pause();
            }
        }
    }

    private void heard(ConsumerRecord<String, byte[]> message) {
        try {
            ChangedTopics.resourceOf(message.topic(), new JsonObject(Buffer.buffer(message.value())))
                    .ifPresent(resource -> changedResources.changed(resource, correlationOf(message)));
        } catch (DecodeException | ClassCastException e) {
            // its consumers put it on the dead-letter topic; listeners lose nothing that could be shown
            LOGGER.warnf("Message is not a change topic=%s offset=%d", message.topic(), message.offset());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS);
            LOGGER.debugf("Paused before listening again stopped=%s", stopped);
        } catch (InterruptedException e) {
            // nobody interrupts this thread but a JVM that ends
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private static Map<String, Object> settingsFor(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "gateway-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        // a topic that a service creates later is found within this time
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return settings;
    }

    private static String correlationOf(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_correlationid");
        return header == null || header.value() == null
                ? UUID.randomUUID().toString()
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Between two assignments changes may have gone by unheard. */
    private final class Gaps implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOGGER.debugf("Changes not heard for now partitions=%d", partitions.size());
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOGGER.debugf("Changes heard partitions=%d", partitions.size());
            listeners.tellToReadEverything();
        }
    }
}
