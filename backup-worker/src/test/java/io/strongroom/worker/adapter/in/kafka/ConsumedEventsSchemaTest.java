package io.strongroom.worker.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.strongroom.worker.EventExamples;
import io.strongroom.worker.domain.job.BackupRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumedEventsSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void everyRequestForABackupIsUnderstood() throws JsonProcessingException {
        for (Path file : new EventExamples("scheduler-service", "backup-requested.v1").files()) {
            BackupRequest request = JSON.readValue(EventExamples.text(file), BackupRequestedMessage.class)
                    .toDomain("corr");
            assertThat(request.schemaName()).as(file.toString()).isNotBlank();
        }
    }

    @Test
    void everyRequestToStopIsUnderstood() throws JsonProcessingException {
        for (Path file : new EventExamples("scheduler-service", "backup-stop-requested.v1").files()) {
            BackupStopRequestedMessage message =
                    JSON.readValue(EventExamples.text(file), BackupStopRequestedMessage.class);
            assertThat(message.id()).as(file.toString()).isNotNull();
            assertThat(message.at()).as(file.toString()).isNotNull();
        }
    }

    @Test
    void everyChangeOfAnInstanceIsUnderstood() throws JsonProcessingException {
        for (Path file : new EventExamples("config-service", "instance-changed.v1").files()) {
            String text = EventExamples.text(file);
            InstanceChangedMessage message = JSON.readValue(text, InstanceChangedMessage.class);
            assertThat(message.id()).as(file.toString()).isNotBlank();
            assertThat(message.at()).as(file.toString()).isNotNull();
            assertThat(message.isRemoved()).as(file.toString()).isEqualTo(text.contains("\"DELETED\""));
        }
    }

    @Test
    void everyChangeOfASchemaIsUnderstood() throws JsonProcessingException {
        for (Path file : new EventExamples("schema-sync-service", "schema-changed.v1").files()) {
            String text = EventExamples.text(file);
            SchemaChangedMessage message = JSON.readValue(text, SchemaChangedMessage.class);
            assertThat(message.id()).as(file.toString()).isNotBlank();
            assertThat(message.at()).as(file.toString()).isNotNull();
            assertThat(message.isRemovedWithBackups())
                    .as(file.toString())
                    .isEqualTo(file.endsWith("removed-with-backups.json"));
        }
    }

    @Test
    void aFieldThatIsMissingOrWrongIsMalformed() {
        List<String> wrong = List.of(
                "{}",
                "{\"backupId\":\"nonsense\",\"schemaId\":\"s\",\"instanceId\":\"i\",\"sourceSchemaId\":\"6\","
                        + "\"schemaName\":\"n\",\"type\":\"MANUAL\",\"requestedAt\":\"2026-11-23T01:00:00Z\"}",
                "{\"backupId\":\"01JABCDEFGHJKMNPQRSTV00001\",\"schemaId\":\"s\",\"instanceId\":\"i\","
                        + "\"sourceSchemaId\":\"six\",\"schemaName\":\"n\",\"type\":\"MANUAL\","
                        + "\"requestedAt\":\"2026-11-23T01:00:00Z\"}");
        for (String text : wrong) {
            assertThatExceptionOfType(MalformedMessageException.class).as(text).isThrownBy(() -> JSON.readValue(
                            text, BackupRequestedMessage.class)
                    .toDomain("corr"));
        }
    }
}
