package io.strongroom.scheduler.adapter.in.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import io.strongroom.scheduler.domain.backup.BackupReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One record at a time. While the store is away the record stays unacknowledged and is tried again. */
@ApplicationScoped
class BackupProgressConsumer {
    private static final Logger LOGGER = Logger.getLogger(BackupProgressConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final FollowBackups backups;
    private final DeadLetters deadLetters;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    BackupProgressConsumer(FollowBackups backups, DeadLetters deadLetters, ObjectMapper json, MeterRegistry metrics) {
        this.backups = backups;
        this.deadLetters = deadLetters;
        this.json = json;
        this.metrics = metrics;
    }

    @Incoming("backup-progress")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return Uni.createFrom()
                .item(() -> handle(record))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(StoreUnavailableException.class)
                .invoke(e -> LOGGER.warnf("Progress waits for the store cause=%s", e.getCause()))
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .flatMap(outcome -> outcome.isMalformed()
                        ? deadLetters.send(record, outcome.reason())
                        : Uni.createFrom().voidItem());
    }

    private Outcome handle(ConsumerRecord<String, String> record) {
        MDC.put("correlationId", correlationId(record));
        try {
            BackupReport report = read(record);
            MDC.put("backupId", report.backupId().value());
            count(backups.take(report) == FollowBackups.Taken.APPLIED ? "applied" : "ignored");
            return Outcome.DONE;
        } catch (MalformedException e) {
            count("malformed");
            LOGGER.warnf("Malformed progress goes to the dead-letter topic cause=%s", e.getMessage());
            return new Outcome(e.getMessage());
        } finally {
            MDC.remove("backupId");
            MDC.remove("correlationId");
        }
    }

    private BackupReport read(ConsumerRecord<String, String> record) throws MalformedException {
        if (record.value() == null) {
            throw new MalformedException("value is missing");
        }
        try {
            BackupProgressMessage message = json.readValue(record.value(), BackupProgressMessage.class);
            if (message == null) {
                throw new MalformedException("value is null");
            }
            return message.toDomain();
        } catch (JsonProcessingException e) {
            throw new MalformedException("not the JSON of backup.progress.v1: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MalformedException("not a backup.progress.v1: " + e.getMessage());
        }
    }

    private static String correlationId(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader("ce_correlationid");
        return header == null ? UUID.randomUUID().toString() : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void count(String outcome) {
        metrics.counter("backup_messages", "topic", "backup.progress.v1", "outcome", outcome)
                .increment();
    }

    private record Outcome(String reason) {
        static final Outcome DONE = new Outcome("");

        boolean isMalformed() {
            return !reason.isEmpty();
        }
    }

    private static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }
}
