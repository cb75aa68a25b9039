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
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.JobFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class SchemaChangedConsumerIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String TOPIC = "schema.changed.v1";
    private static final Instant REMOVED_AT = Instant.parse("2026-11-23T03:00:00Z");

    private final String instance = UUID.randomUUID().toString();
    private final String schema = UUID.randomUUID().toString();

    @Inject
    JobLedger jobs;

    @Inject
    SnapshotRoots roots;

    @Test
    void theBackupsOfARemovedSchemaAreDeletedOnceAndForAll() {
        BackupId before = anEndedBackup(REMOVED_AT.minusSeconds(1));
        BackupId running = aBackup(REMOVED_AT.minusSeconds(1));
        BackupId after = anEndedBackup(REMOVED_AT);

        KafkaProbe.send(TOPIC, instance, removed(schema, ",\"deleteBackups\":true"));
        await().atMost(SOON).until(() -> jobs.find(before).isEmpty());
        KafkaProbe.send(TOPIC, instance, removed(schema, ",\"deleteBackups\":true"));
        awaitThatAllIsRead();

        assertThat(roots.find(new SnapshotId(before.value()))).isEmpty();
        assertThat(roots.find(new SnapshotId(after.value()))).isPresent();
        assertThat(jobs.find(after)).isPresent();
        assertThat(jobs.find(running)).isPresent();
    }

    @Test
    void aSchemaThatIsRemovedWithoutThemKeepsItsBackups() {
        BackupId kept = anEndedBackup(REMOVED_AT.minusSeconds(1));

        KafkaProbe.send(TOPIC, instance, removed(schema, ""));
        KafkaProbe.send(TOPIC, instance, removed(schema, ",\"deleteBackups\":false"));
        awaitThatAllIsRead();

        assertThat(jobs.find(kept)).isPresent();
        assertThat(roots.find(new SnapshotId(kept.value()))).isPresent();
    }

    @Test
    void aMalformedRecordIsPutAside() {
        String mark = UUID.randomUUID().toString();

        KafkaProbe.send(TOPIC, instance, "{\"removed\":true,\"deleteBackups\":true,\"mark\":\"" + mark + "\"}");

        try (KafkaProbe dead = new KafkaProbe(TOPIC + ".dlq")) {
            await().atMost(SOON).until(() -> dead.containing(mark).size() == 1);
            assertThat(KafkaProbe.header(dead.containing(mark).get(0), "dlq-reason"))
                    .isNotEmpty();
        }
    }

    /** Records of one key are read in their order: when this one was dealt with, those before were. */
    private void awaitThatAllIsRead() {
        String other = UUID.randomUUID().toString();
        BackupId last = anEndedBackup(other, REMOVED_AT.minusSeconds(1));
        KafkaProbe.send(TOPIC, instance, removed(other, ",\"deleteBackups\":true"));
        await().atMost(SOON).until(() -> jobs.find(last).isEmpty());
    }

    private BackupId anEndedBackup(Instant requestedAt) {
        return anEndedBackup(schema, requestedAt);
    }

    private BackupId anEndedBackup(String ofSchema, Instant requestedAt) {
        BackupId id = aBackup(ofSchema, requestedAt);
        roots.insert(SnapshotFixtures.aRoot(new SnapshotId(id.value()), ofSchema, Optional.empty()));
        jobs.change(id, job -> job.started(requestedAt).completed(requestedAt));
        return id;
    }

    private BackupId aBackup(Instant requestedAt) {
        return aBackup(schema, requestedAt);
    }

    private BackupId aBackup(String ofSchema, Instant requestedAt) {
        BackupId id = JobFixtures.aBackupId(ThreadLocalRandom.current().nextInt(10_000, 100_000));
        jobs.add(Job.accepted(new BackupRequest(
                id,
                ofSchema,
                instance,
                "6",
                "ITSM",
                BackupRequest.Trigger.MANUAL,
                Optional.empty(),
                requestedAt,
                "corr")));
        return id;
    }

    private String removed(String schemaId, String more) {
        return """
                {"schemaId":"%s","instanceId":"%s","sourceId":"6","name":"ITSM","key":"ITSM","status":"DELETED",
                 "objectCount":95,"revision":5,"occurredAt":"%s","removed":true%s}
                """
                .formatted(schemaId, instance, REMOVED_AT, more);
    }
}
