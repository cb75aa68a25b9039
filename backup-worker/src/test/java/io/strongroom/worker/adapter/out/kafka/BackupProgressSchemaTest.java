package io.strongroom.worker.adapter.out.kafka;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aCompletedJob;
import static io.strongroom.worker.domain.job.JobFixtures.aQueuedJob;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static io.strongroom.worker.domain.job.JobFixtures.aRunningJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.strongroom.worker.EventExamples;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.LimitedBy;
import io.strongroom.worker.domain.job.TaskFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackupProgressSchemaTest {
    private static final EventExamples PROGRESS = new EventExamples("backup-worker", "backup-progress.v1");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void everyExampleIsValid() {
        PROGRESS.files().forEach(file -> PROGRESS.assertValid(EventExamples.text(file)));
    }

    @Test
    void whatIsSentIsValidInEveryState() {
        Job reading = aRunningJob().inPhase(Phase.READING);
        Stream<Job> jobs = Stream.of(
                aQueuedJob(),
                aQueuedJob().stopRequestedBySomebody(),
                aRunningJob(),
                reading.advanced(reading.progress()
                        .advancedTo(5, 9, Optional.of(Duration.ofSeconds(3)), Optional.of(LimitedBy.API_RATE))),
                reading.paused(Pause.Reason.AUTH, "refused", NOW),
                aCompletedJob(),
                aRunningJob().warned("SCHEMA_DRIFT", "d", 1).completed(NOW),
                aRunningJob().stopped(NOW),
                Job.acceptedAfterStop(aRequest(), NOW));

        jobs.map(BackupProgressSchemaTest::json).forEach(PROGRESS::assertValid);
    }

    @Test
    void everyReasonOfAFailureIsValid() {
        Stream.concat(
                        Stream.of("schema.gone", "backup.too-many-unreadable-objects"),
                        Arrays.stream(TaskFailure.Kind.values()).map(TaskFailure.Kind::code))
                .map(code -> aRunningJob().failed(NOW, code, "because"))
                .map(BackupProgressSchemaTest::json)
                .forEach(PROGRESS::assertValid);
    }

    @Test
    void aLongReasonIsCut() {
        String sent = json(aRunningJob().failed(NOW, "internal", "x".repeat(5_000)));

        PROGRESS.assertValid(sent);
        assertThat(sent).contains("x…");
    }

    @Test
    void whatIsSentOfADeletionIsValid() {
        Job failed = aRunningJob().failed(NOW, "internal", "x".repeat(5_000));

        PROGRESS.assertValid(json(BackupProgressMessage.deleted(aCompletedJob(), Optional.empty())));
        PROGRESS.assertValid(json(BackupProgressMessage.deleted(failed, Optional.of(failed))));
    }

    private static String json(Job job) {
        return json(BackupProgressMessage.from(job));
    }

    private static String json(BackupProgressMessage message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the message is no JSON", e);
        }
    }
}
