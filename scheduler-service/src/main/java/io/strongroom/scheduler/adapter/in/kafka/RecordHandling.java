package io.strongroom.scheduler.adapter.in.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One record at a time. While the store is away the record stays unacknowledged and is tried again. */
@ApplicationScoped
class RecordHandling {
    private static final Logger LOGGER = Logger.getLogger(RecordHandling.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DeadLetters deadLetters;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    RecordHandling(DeadLetters deadLetters, ObjectMapper json, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.json = json;
        this.metrics = metrics;
    }

    /**
     * {@code toDomain} may throw IllegalArgumentException or NullPointerException for a message that makes no sense;
     * {@code handler} gets the correlation id too and answers the outcome to count.
     */
    <M, D> Uni<Void> handle(
            ConsumerRecord<String, String> record,
            Class<M> shape,
            Function<M, D> toDomain,
            BiFunction<D, String, String> handler) {
        return Uni.createFrom()
                .item(() -> step(record, shape, toDomain, handler))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(StoreUnavailableException.class)
                .invoke(e -> LOGGER.warnf("Event waits for the store topic=%s cause=%s", record.topic(), e.getCause()))
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .flatMap(reason -> reason.isEmpty() ? Uni.createFrom().voidItem() : deadLetters.send(record, reason));
    }

    /** The reason when malformed, else nothing. */
    private <M, D> String step(
            ConsumerRecord<String, String> record,
            Class<M> shape,
            Function<M, D> toDomain,
            BiFunction<D, String, String> handler) {
        String correlationId = correlationId(record);
        MDC.put("correlationId", correlationId);
        try {
            D read = read(record, shape, toDomain);
            count(record, handler.apply(read, correlationId));
            return "";
        } catch (MalformedException e) {
            count(record, "malformed");
            LOGGER.warnf("Malformed event goes to the dead-letter topic topic=%s cause=%s", record.topic(), e.reason());
            return e.reason();
        } finally {
            MDC.remove("correlationId");
        }
    }

    private <M, D> D read(ConsumerRecord<String, String> record, Class<M> shape, Function<M, D> toDomain)
            throws MalformedException {
        if (record.value() == null) {
            throw new MalformedException("value is missing");
        }
        try {
            M message = json.readValue(record.value(), shape);
            if (message == null) {
                throw new MalformedException("value is null");
            }
            return toDomain.apply(message);
        } catch (JsonProcessingException e) {
            throw new MalformedException("not the JSON of " + record.topic() + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MalformedException("not a " + record.topic() + ": " + e.getMessage());
        }
    }

    private static String correlationId(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("ce_correlationid");
        return header == null ? UUID.randomUUID().toString() : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void count(ConsumerRecord<String, String> record, String outcome) {
        metrics.counter("backup_messages", "topic", record.topic(), "outcome", outcome)
                .increment();
    }
}
