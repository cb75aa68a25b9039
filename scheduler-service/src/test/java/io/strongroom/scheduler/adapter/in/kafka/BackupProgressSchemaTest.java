package io.strongroom.scheduler.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.strongroom.scheduler.EventExamples;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BackupProgressSchemaTest {
    private static final EventExamples PROGRESS = new EventExamples("backup-worker", "backup-progress.v1");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void everyExampleOfTheWorkerIsUnderstood() throws JsonProcessingException {
        for (Path file : PROGRESS.files()) {
            assertThat(read(EventExamples.text(file))).as(file.toString()).isNotNull();
        }
    }

    @Test
    void theFailureComesWithItsReason() throws JsonProcessingException {
        BackupReport report = read(example("failed.json"));

        assertThat(report).isInstanceOfSatisfying(BackupReport.Ended.class, ended -> assertThat(ended.outcome())
                .isEqualTo(new BackupOutcome.Failed(
                        "suspect-source", "More than 10 % of the objects are gone; no snapshot was written")));
    }

    @Test
    void aStateOfALaterVersionMeansThatTheBackupGoesOn() throws JsonProcessingException {
        BackupReport report = read(example("in-progress.json").replace("IN_PROGRESS", "HIBERNATING"));

        assertThat(report).isInstanceOfSatisfying(BackupReport.Running.class, running -> assertThat(running.state())
                .isEqualTo(BackupState.IN_PROGRESS));
    }

    private static String example(String name) {
        return PROGRESS.files().stream()
                .filter(file -> file.endsWith(name))
                .map(EventExamples::text)
                .findFirst()
                .orElseThrow();
    }

    private static BackupReport read(String json) throws JsonProcessingException {
        return JSON.readValue(json, BackupProgressMessage.class).toDomain();
    }
}
