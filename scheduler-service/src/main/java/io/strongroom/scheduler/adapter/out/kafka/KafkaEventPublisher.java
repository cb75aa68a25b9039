package io.strongroom.scheduler.adapter.out.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.scheduler.application.port.out.EventPublisher;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
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

    private final MutinyEmitter<String> requested;
    private final MutinyEmitter<String> stopRequested;
    private final MutinyEmitter<String> scheduleChanged;
    private final Topics topics;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    KafkaEventPublisher(
            @Channel("backup-requested") MutinyEmitter<String> requested,
            @Channel("backup-stop-requested") MutinyEmitter<String> stopRequested,
            @Channel("schedule-changed") MutinyEmitter<String> scheduleChanged,
            Topics topics,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.requested = requested;
        this.stopRequested = stopRequested;
        this.scheduleChanged = scheduleChanged;
        this.topics = topics;
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public void publish(PendingEvent pending) {
        if (pending.event() instanceof ScheduleChanged changed) {
            send(
                    scheduleChanged,
                    Topics.SCHEDULE_CHANGED,
                    "io.strongroom.schedule-changed.v1",
                    pending,
                    ScheduleChangedMessage.from(changed));
            return;
        }
        ((BackupEvent) pending.event())
                .match(
                        event -> send(
                                requested,
                                Topics.REQUESTED,
                                "io.strongroom.backup-requested.v1",
                                pending,
                                BackupRequestedMessage.from(event.request())),
                        event -> send(
                                stopRequested,
                                Topics.STOP_REQUESTED,
                                "io.strongroom.backup-stop-requested.v1",
                                pending,
                                BackupStopRequestedMessage.from(event)));
    }

    private String send(
            MutinyEmitter<String> channel, String topic, String type, PendingEvent pending, Object message) {
        Message<String> record = Message.of(written(message))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(pending.event().instanceId().value())
                        .withHeaders(headers(type, pending))
                        .build());
        topics.ensure();
        try {
            channel.sendMessageAndAwait(record);
        } catch (RuntimeException e) {
            count(topic, "failed");
            throw new UnavailableException("event could not be sent to " + topic, e);
        }
        count(topic, "sent");
        LOGGER.infof(
                "Event published eventId=%s topic=%s subject=%s",
                pending.eventId(), topic, pending.event().subject());
        return topic;
    }

    private String written(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("own message cannot be written", e);
        }
    }

    private static RecordHeaders headers(String type, PendingEvent pending) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", pending.eventId());
        add(headers, "ce_source", "/strongroom/scheduler-service");
        add(headers, "ce_type", type);
        add(headers, "ce_subject", pending.event().subject());
        add(headers, "ce_time", time(pending.event().occurredAt()));
        add(headers, "ce_correlationid", pending.correlationId());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static String time(Instant instant) {
        return instant.toString();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void count(String topic, String outcome) {
        metrics.counter("backup_events_published", "topic", topic, "outcome", outcome)
                .increment();
    }
}
