package io.strongroom.worker.adapter.out.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.strongroom.worker.application.port.out.ProgressPublisher;
import io.strongroom.worker.domain.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** The key keeps the events of one backup in one partition, so in their order. */
@ApplicationScoped
class KafkaProgressPublisher implements ProgressPublisher {
    private static final Logger LOGGER = Logger.getLogger(KafkaProgressPublisher.class);
    private static final String TYPE = "io.strongroom.backup-progress.v1";
    private static final String SOURCE = "/strongroom/backup-worker";

    private final MutinyEmitter<String> emitter;
    private final ObjectMapper json;

    KafkaProgressPublisher(@Channel("backup-progress") MutinyEmitter<String> emitter, ObjectMapper json) {
        this.emitter = emitter;
        this.json = json;
    }

    @Override
    public boolean publish(Job job) {
        return send(job, BackupProgressMessage.from(job));
    }

    @Override
    public boolean publishRemoval(Job removed, Optional<Job> newestLeft) {
        return send(removed, BackupProgressMessage.deleted(removed, newestLeft));
    }

    private boolean send(Job job, BackupProgressMessage message) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(job.id().value())
                .withHeaders(headers(job))
                .build();
        try {
            emitter.sendMessageAndAwait(Message.of(serialised(message)).addMetadata(metadata));
            return true;
        } catch (KafkaException | CompletionException e) {
            LOGGER.warnf("The broker did not take the progress of backupId=%s, it is published later", job.id());
            return false;
        }
    }

    private String serialised(BackupProgressMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the message cannot be written as JSON", e);
        }
    }

    /** The event's id follows from backup and sequence: published again, it is the same event. */
    private static RecordHeaders headers(Job job) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", job.id() + ":" + job.sequence());
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", TYPE);
        add(headers, "ce_subject", job.id().value());
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "ce_correlationid", job.request().correlationId());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
