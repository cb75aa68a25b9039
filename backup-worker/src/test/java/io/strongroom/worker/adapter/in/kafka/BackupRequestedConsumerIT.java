package io.strongroom.worker.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.worker.adapter.IdleWorker;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import io.strongroom.worker.domain.job.JobFixtures;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class BackupRequestedConsumerIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String REQUESTED = "backup.requested.v1";

    private final BackupId backup =
            JobFixtures.aBackupId(ThreadLocalRandom.current().nextInt(10_000, 100_000));
    private final String instance = UUID.randomUUID().toString();

    @Inject
    JobLedger jobs;

    @Test
    void aRepeatedRequestIsAcceptedOnceAndToldToTheWorld() {
        KafkaProbe.send(REQUESTED, instance, request());
        KafkaProbe.send(REQUESTED, instance, request());

        awaitState(PublicState.IN_QUEUE);
        try (KafkaProbe progress = new KafkaProbe("backup.progress.v1")) {
            await().atMost(SOON)
                    .until(() -> !progress.containing(backup.value()).isEmpty());
            ConsumerRecord<String, String> record =
                    progress.containing(backup.value()).get(0);
            assertThat(record.key()).isEqualTo(backup.value());
            assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo("io.strongroom.backup-progress.v1");
            assertThat(KafkaProbe.header(record, "ce_id")).isEqualTo(backup + ":1");
        }
        assertThat(job().sequence()).isEqualTo(1);
    }

    @Test
    void aMalformedRecordIsPutAsideAndTheNextOneIsRead() {
        String mark = UUID.randomUUID().toString();

        KafkaProbe.send(REQUESTED, instance, "{\"nonsense\":\"" + mark + "\"");
        KafkaProbe.send(REQUESTED, instance, "{\"backupId\":\"what\",\"mark\":\"" + mark + "\"}");
        KafkaProbe.send(REQUESTED, instance, request());

        awaitState(PublicState.IN_QUEUE);
        try (KafkaProbe dead = new KafkaProbe(REQUESTED + ".dlq")) {
            await().atMost(SOON).until(() -> dead.containing(mark).size() == 2);
            for (ConsumerRecord<String, String> record : dead.containing(mark)) {
                assertThat(KafkaProbe.header(record, "dlq-reason")).isNotEmpty();
                assertThat(record.key()).isEqualTo(instance);
            }
        }
    }

    @Test
    void aStopBeforeItsRequestHolds() {
        KafkaProbe.send(
                "backup.stop-requested.v1",
                instance,
                "{\"backupId\":\"%s\",\"requestedAt\":\"2026-11-23T02:00:00Z\"}".formatted(backup));
        await().atMost(SOON).until(() -> jobs.stopWasRemembered(backup));

        KafkaProbe.send(REQUESTED, instance, request());

        awaitState(PublicState.STOPPED);
    }

    @Test
    void newCredentialsAndARemovalReachTheBackup() {
        KafkaProbe.send(REQUESTED, instance, request());
        awaitState(PublicState.IN_QUEUE);
        jobs.change(
                backup, job -> job.started(jobs.now()).paused(Pause.Reason.AUTH, "The token was refused", jobs.now()));

        KafkaProbe.send("instance.changed.v1", instance, change("UPDATED"));
        await().atMost(SOON).until(() -> job().pause().isEmpty());

        KafkaProbe.send("instance.changed.v1", instance, change("DELETED"));
        awaitState(PublicState.STOPPING);
    }

    private void awaitState(PublicState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(jobs.find(backup).map(Job::publicState))
                .contains(state));
    }

    private Job job() {
        return jobs.find(backup).orElseThrow();
    }

    private String request() {
        return """
                {"backupId":"%s","schemaId":"%s","instanceId":"%s","sourceSchemaId":"6","schemaName":"ITSM","type":"MANUAL",
                 "requestedAt":"2026-11-23T02:00:00Z","requestedBy":"anna","aFieldOfALaterVersion":true}
                """
                .formatted(backup, JobFixtures.SCHEMA, instance);
    }

    private String change(String change) {
        return """
                {"instanceId":"%s","change":"%s","role":"CONNECTION","type":"CLOUD","name":"acme","url":"https://acme.atlassian.net",
                 "credentialChanged":true,"revision":2,"occurredAt":"2026-11-23T03:00:00Z"}
                """
                .formatted(instance, change);
    }
}
