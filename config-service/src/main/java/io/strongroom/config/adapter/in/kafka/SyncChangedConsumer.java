package io.strongroom.config.adapter.in.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.config.application.port.in.FollowSetup;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import io.strongroom.config.domain.instance.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Moves the set-up on when schemas were synchronised. A record is acknowledged once it is dealt with: during an outage
 * of our store it is tried again and again, and a restart reads it again.
 */
@ApplicationScoped
class SyncChangedConsumer {

    private static final Logger LOGGER = Logger.getLogger(SyncChangedConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final FollowSetup setup;
    private final MutinyEmitter<String> deadLetters;
    private final ObjectMapper json;

    SyncChangedConsumer(
            FollowSetup setup, @Channel("sync-changed-dlq") MutinyEmitter<String> deadLetters, ObjectMapper json) {
        this.setup = setup;
        this.deadLetters = deadLetters;
        this.json = json;
    }

    @Incoming("sync-changed")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        SyncChangedMessage message;
        InstanceId instanceId;
        try {
            message = SyncChangedMessage.read(json, record.value());
            instanceId = message.toInstanceId();
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return toDeadLetters(record, malformed.getClass().getSimpleName());
        }
        if (!message.succeeded()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> note(record, instanceId, message.occurredAt()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(StoreUnavailableException.class)
                .invoke(() -> LOGGER.warn("store does not answer, the synchronisation is noted later"))
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void note(ConsumerRecord<String, String> record, InstanceId instanceId, Instant at) {
        MDC.put("correlationId", header(record, "ce_correlationid"));
        MDC.put("eventId", header(record, "ce_id"));
        try {
            setup.schemasSynced(instanceId, at);
        } finally {
            MDC.remove("correlationId");
            MDC.remove("eventId");
        }
    }

    private Uni<Void> toDeadLetters(ConsumerRecord<String, String> record, String reason) {
        LOGGER.warnf(
                "malformed message goes to the dead-letter topic eventId=%s errorCode=%s",
                header(record, "ce_id"), reason);
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        headers.add("dlq-reason", reason.getBytes(StandardCharsets.UTF_8));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key())
                .withHeaders(headers)
                .build();
        Message<String> dead =
                Message.of(record.value() == null ? "" : record.value()).addMetadata(metadata);
        // A broker that does not take it must not end the channel, which would hear nothing until the next start.
        return Uni.createFrom()
                .deferred(() -> deadLetters.sendMessage(dead))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
