package io.strongroom.sync.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.strongroom.sync.EventExamples;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.ScheduleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConsumedEventsSchemaTest {
    private static final EventExamples PROGRESS = new EventExamples("backup-worker", "backup-progress.v1");
    private static final EventExamples INSTANCE = new EventExamples("config-service", "instance-changed.v1");
    private static final EventExamples SCHEDULE = new EventExamples("scheduler-service", "schedule-changed.v1");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void everyExampleOfTheWorkerIsUnderstood() throws JsonProcessingException {
        for (Path file : PROGRESS.files()) {
            BackupReport report = JSON.readValue(EventExamples.text(file), BackupProgressMessage.class)
                    .toDomain();
            JsonNode example = JSON.readTree(EventExamples.text(file));
            assertThat(report instanceof BackupReport.Deleted deletion
                            && deletion.newestLeft() instanceof BackupView.Ended)
                    .as(file.toString())
                    .isEqualTo(example.has("newestLeft"));
            assertThat(report instanceof BackupReport.Deleted)
                    .as(file.toString())
                    .isEqualTo(example.path("deleted").asBoolean());
        }
    }

    @Test
    void everyExampleOfConfigServiceIsUnderstood() throws JsonProcessingException {
        for (Path file : INSTANCE.files()) {
            Instance instance = JSON.readValue(EventExamples.text(file), InstanceChangedMessage.class)
                    .toDomain();
            boolean deleted = "DELETED"
                    .equals(JSON.readTree(EventExamples.text(file))
                            .path("change")
                            .asText());
            assertThat(instance.presence())
                    .as(file.toString())
                    .isEqualTo(deleted ? Instance.Presence.REMOVED : Instance.Presence.PRESENT);
        }
    }

    @Test
    void everyExampleOfTheSchedulerIsUnderstood() throws JsonProcessingException {
        for (Path file : SCHEDULE.files()) {
            JsonNode example = JSON.readTree(EventExamples.text(file));
            ScheduleReport report = JSON.readValue(EventExamples.text(file), ScheduleChangedMessage.class)
                    .toDomain();
            assertThat(report instanceof ScheduleReport.Removed)
                    .as(file.toString())
                    .isEqualTo(example.path("deleted").asBoolean());
            assertThat(report instanceof ScheduleReport.On)
                    .as(file.toString())
                    .isEqualTo(example.path("enabled").asBoolean() && example.has("nextAt"));
        }
    }
}
