package io.strongroom.config.adapter.out.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.config.application.port.out.EventPublisher;
import io.strongroom.config.application.port.out.Outbox.PendingEvent;
import io.strongroom.config.domain.instance.InstanceChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** CloudEvents 1.0 in binary mode; the key keeps the events of one instance in one partition. */
@ApplicationScoped
public class KafkaEventPublisher implements EventPublisher {

    private static final String TYPE = "io.strongroom.instance-changed.v1";
    private static final String SOURCE = "/strongroom/config-service";

    private final MutinyEmitter<String> emitter;
    private final InstanceChangedTopic topic;
    private final ObjectMapper json;

    KafkaEventPublisher(
            @Channel("instance-changed") MutinyEmitter<String> emitter, InstanceChangedTopic topic, ObjectMapper json) {
        this.emitter = emitter;
        this.topic = topic;
        this.json = json;
    }

    @Override
    public void publish(PendingEvent pending) {
        topic.ensureExists();
        InstanceChanged event = pending.event();
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.instanceId().toString())
                .withHeaders(headers(pending))
                .build();
        try {
            emitter.sendMessageAndAwait(Message.of(serialised(event)).addMetadata(metadata));
        } catch (RetriableException unavailable) {
            throw new PublishingUnavailableException(unavailable);
        } catch (CompletionException wrapped) {
            throw translated(wrapped);
        }
    }

    private static RuntimeException translated(CompletionException wrapped) {
        Throwable cause = wrapped.getCause();
        return cause instanceof RetriableException || cause instanceof TimeoutException
                ? new PublishingUnavailableException(wrapped)
                : new PublishingRejectedException(wrapped);
    }

    private String serialised(InstanceChanged event) {
        try {
            return json.writeValueAsString(InstanceChangedMessage.from(event));
        } catch (JsonProcessingException impossible) {
            throw new PublishingRejectedException(impossible);
        }
    }

    private static Headers headers(PendingEvent pending) {
        InstanceChanged event = pending.event();
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.eventId().toString());
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", TYPE);
        add(headers, "ce_subject", event.instanceId().toString());
        add(headers, "ce_time", event.occurredAt().toString());
        add(headers, "content-type", "application/json");
        if (!pending.correlationId().isEmpty()) {
            add(headers, "ce_correlationid", pending.correlationId());
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
