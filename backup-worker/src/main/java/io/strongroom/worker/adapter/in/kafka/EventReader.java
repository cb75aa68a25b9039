package io.strongroom.worker.adapter.in.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Reads a record and hands it on, with one rule for all topics: malformed goes to the dead letters, an outage of what it
 * takes to deal with it is waited out without acknowledging, and everything else was dealt with.
 */
@ApplicationScoped
class EventReader {
    private static final Logger LOGGER = Logger.getLogger(EventReader.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int LONGEST_MESSAGE = 64 * 1024;

    private final ObjectMapper json;
    private final MutinyEmitter<String> deadLetters;

    EventReader(ObjectMapper json, @Channel("dead-letters") MutinyEmitter<String> deadLetters) {
        this.json = json;
        this.deadLetters = deadLetters;
    }

    <T> Uni<Void> read(ConsumerRecord<String, String> record, Class<T> type, Consumer<T> handler) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> inContext(record, () -> handler.accept(parse(record, type))))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(EventReader::isOutage)
                .invoke(failure -> LOGGER.warnf(
                        "A store or the broker does not answer; the event waits: %s", failure.getMessage()))
                .onFailure(EventReader::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure(MalformedMessageException.class)
                .recoverWithUni(failure -> bury(record, failure.getMessage()));
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof LedgerUnavailableException
                || failure instanceof SnapshotStoreUnavailableException
                || failure instanceof SnapshotStoreRejectedException
                || failure instanceof BrokerUnavailableException;
    }

    private <T> T parse(ConsumerRecord<String, String> record, Class<T> type) {
        String text = record.value();
        if (text == null || text.length() > LONGEST_MESSAGE) {
            throw new MalformedMessageException(text == null ? "no-data" : "too-large");
        }
        ObjectReader reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try {
            T message = reader.readValue(text);
            if (message == null) {
                throw new MalformedMessageException("no-data");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException("not-the-expected-json");
        }
    }

    private static void inContext(ConsumerRecord<String, String> record, Runnable work) {
        MDC.put("correlationId", header(record, "ce_correlationid"));
        MDC.put("eventId", header(record, "ce_id"));
        try {
            work.run();
        } finally {
            MDC.remove("correlationId");
            MDC.remove("eventId");
        }
    }

    /** A broker that does not take it must not end the channel, which would hear nothing until the next start. */
    private Uni<Void> bury(ConsumerRecord<String, String> record, String reason) {
        LOGGER.warnf(
                "A message of %s goes to the dead letters eventId=%s errorCode=%s",
                record.topic(), header(record, "ce_id"), reason);
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        headers.add("dlq-reason", reason.getBytes(StandardCharsets.UTF_8));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic() + ".dlq")
                .withKey(record.key())
                .withHeaders(headers)
                .build();
        Message<String> dead =
                Message.of(record.value() == null ? "" : record.value()).addMetadata(metadata);
        return Uni.createFrom()
                .deferred(() -> deadLetters.sendMessage(dead))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
