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
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
    void everyChangeOfAScheduleIsUnderstood() throws JsonProcessingException {
        for (Path file : new EventExamples("scheduler-service", "schedule-changed.v1").files()) {
            ScheduleChangedMessage message = JSON.readValue(EventExamples.text(file), ScheduleChangedMessage.class);
            assertThat(message.id()).as(file.toString()).isNotBlank();
            assertThat(message.atRevision()).as(file.toString()).isPositive();
            assertThat(message.policy())
                    .as(file.toString())
                    .isEqualTo(
                            file.endsWith("with-retention.json")
                                    ? Optional.of(new RetentionPolicy(3, 0, 7, 5, 12, 3, ZoneId.of("Europe/Berlin")))
                                    : Optional.empty());
        }
    }

    @Test
    void rulesForKeepingThatCannotBeAreMalformed() throws JsonProcessingException {
        for (String wrong : List.of(
                "\"timeZone\":\"UTC\",\"retention\":{\"keepDaily\":-1}",
                "\"timeZone\":\"Europe/Atlantis\",\"retention\":{\"keepDaily\":7}",
                "\"retention\":{\"keepDaily\":7}")) {
            ScheduleChangedMessage message =
                    JSON.readValue("{\"schemaId\":\"s\",\"revision\":1," + wrong + "}", ScheduleChangedMessage.class);
            assertThatExceptionOfType(MalformedMessageException.class).as(wrong).isThrownBy(message::policy);
        }
    }

    @Test
    void theRulesOfADeletedScheduleAreGone() throws JsonProcessingException {
        assertThat(JSON.readValue(
                                "{\"schemaId\":\"s\",\"revision\":2,\"deleted\":true,\"timeZone\":\"UTC\","
                                        + "\"retention\":{\"keepDaily\":7}}",
                                ScheduleChangedMessage.class)
                        .policy())
                .isEmpty();
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
