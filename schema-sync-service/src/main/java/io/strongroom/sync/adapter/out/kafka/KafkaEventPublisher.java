package io.strongroom.sync.adapter.out.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.sync.application.port.out.EventPublisher;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.domain.schema.SchemaChanged;
import io.strongroom.sync.domain.sync.SyncChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

@ApplicationScoped
class KafkaEventPublisher implements EventPublisher {
    private static final Logger LOGGER = Logger.getLogger(KafkaEventPublisher.class);

    private final MutinyEmitter<String> schemaChanged;
    private final MutinyEmitter<String> syncChanged;
    private final Topics topics;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    KafkaEventPublisher(
            @Channel("schema-changed") MutinyEmitter<String> schemaChanged,
            @Channel("sync-changed") MutinyEmitter<String> syncChanged,
            Topics topics,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.schemaChanged = schemaChanged;
        this.syncChanged = syncChanged;
        this.topics = topics;
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public void publish(PendingEvent pending) {
        Envelope envelope = pending.match(
                of -> {
                    SchemaChanged event = of.event();
                    return new Envelope(
                            schemaChanged,
                            Topics.SCHEMA_CHANGED,
                            "io.strongroom.schema-changed.v1",
                            event.instanceId().value(),
                            event.schemaId().value(),
                            event.occurredAt(),
                            SchemaChangedMessage.from(event));
                },
                of -> {
                    SyncChanged event = of.event();
                    return new Envelope(
                            syncChanged,
                            Topics.SYNC_CHANGED,
                            "io.strongroom.sync-changed.v1",
                            event.instanceId().value(),
                            event.instanceId().value(),
                            event.occurredAt(),
                            SyncChangedMessage.from(event));
                });
        send(envelope, pending);
    }

    private void send(Envelope envelope, PendingEvent pending) {
        Message<String> record = Message.of(written(envelope.message()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(envelope.key())
                        .withHeaders(headers(envelope, pending))
                        .build());
        topics.ensure();
        try {
            envelope.channel().sendMessageAndAwait(record);
        } catch (RuntimeException e) {
            count(envelope.topic(), "failed");
            throw new UnavailableException("event could not be sent to " + envelope.topic(), e);
        }
        count(envelope.topic(), "sent");
        LOGGER.debugf("Event published eventId=%s", pending.eventId());
    }

    private String written(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("own message cannot be written", e);
        }
    }

    private static RecordHeaders headers(Envelope envelope, PendingEvent pending) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", pending.eventId());
        add(headers, "ce_source", "/strongroom/schema-sync-service");
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_correlationid", pending.correlationId());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void count(String topic, String outcome) {
        metrics.counter("schema_events_published", "topic", topic, "outcome", outcome)
                .increment();
    }

    private record Envelope(
            MutinyEmitter<String> channel,
            String topic,
            String type,
            String key,
            String subject,
            Instant time,
            Object message) {}
}
