package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.SCHEMA;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.application.port.in.DeleteBackups.Outcome;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.InMemoryKeepingRecords;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.RecordingProgressPublisher;
import io.strongroom.worker.application.port.out.RecordingProgressPublisher.Removal;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteBackupsServiceTest {
    private final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> NOW);
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> NOW);
    private final InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
    private final RecordingProgressPublisher publisher = new RecordingProgressPublisher();
    private final PublishProgressService progress = new PublishProgressService(jobs, publisher);
    private final DeleteBackupsService service =
            new DeleteBackupsService(jobs, tasks, roots, new InMemoryKeepingRecords(), progress);

    @Test
    void aDeletedBackupIsGoneWithItsSnapshotAndItsTasksAndItsSealStays() {
        completed(1);
        tasks.plan(List.of(aTask()));

        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);

        assertThat(jobs.find(aBackupId(1))).isEmpty();
        assertThat(roots.find(snapshot(1))).isEmpty();
        assertThat(roots.seal(snapshot(1))).isPresent();
        assertThat(tasks.of(aBackupId(1))).isEmpty();
        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void anotherNameThanTheExactOneDeletesNothing() {
        Job job = completed(1);

        for (String wrong : List.of("", "itsm", "ITSM ", "HR")) {
            assertThat(service.delete(aBackupId(1), wrong)).as(wrong).isEqualTo(Outcome.NOT_CONFIRMED);
        }

        assertThat(jobs.find(aBackupId(1))).contains(job);
        assertThat(roots.find(snapshot(1))).isPresent();
    }

    @Test
    void aBackupThatHasNotEndedIsNotDeleted() {
        Job queued = accepted(1);
        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.ACTIVE);

        Job running = jobs.change(aBackupId(1), job -> job.started(NOW));
        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.ACTIVE);

        assertThat(queued.isFinished()).isFalse();
        assertThat(jobs.find(aBackupId(1))).contains(running);
    }

    @Test
    void aBackupWithoutASnapshotIsDeletedToo() {
        accepted(1);
        jobs.change(aBackupId(1), job -> job.started(NOW).failed(NOW, "schema.gone", "The schema is gone"));

        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);

        assertThat(jobs.find(aBackupId(1))).isEmpty();
    }

    @Test
    void whatACrashLeftHalfDoneIsListedAndDoneByDeletingAgain() {
        completed(1);
        roots.remove(snapshot(1));
        assertThat(listed()).hasSize(1);

        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);

        assertThat(listed()).isEmpty();
    }

    @Test
    void theEndOfABackupIsToldBeforeItIsDeleted() {
        publisher.answers = false;
        Job untold = completed(1);

        assertThatExceptionOfType(BrokerUnavailableException.class)
                .isThrownBy(() -> service.delete(aBackupId(1), "ITSM"));
        assertThat(jobs.find(aBackupId(1))).contains(untold);
        assertThat(roots.find(snapshot(1))).isPresent();

        publisher.answers = true;
        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);
        assertThat(publisher.published).containsExactly(untold);
        assertThat(jobs.unpublished()).isEmpty();
    }

    @Test
    void whatIsToldAlreadyIsNotToldAgain() {
        completed(1);
        publisher.published.clear();
        publisher.answers = false;

        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);
    }

    @Test
    void aDeletionIsToldTogetherWithTheNewestBackupThatIsLeft() {
        completed(1);
        completed(2);
        Job newest = completed(3);
        accepted(4);

        service.delete(aBackupId(3), "ITSM");
        service.delete(aBackupId(1), "ITSM");
        service.delete(aBackupId(2), "ITSM");

        assertThat(publisher.removals)
                .containsExactly(
                        new Removal(aBackupId(3), newest.sequence() + 1, Optional.of(aBackupId(2))),
                        new Removal(aBackupId(1), newest.sequence() + 1, Optional.of(aBackupId(2))),
                        new Removal(aBackupId(2), newest.sequence() + 1, Optional.empty()));
        assertThat(jobs.removals()).isEmpty();
    }

    @Test
    void aDeletionWhileTheBrokerIsAwayIsToldLater() {
        Job job = completed(1);
        publisher.answers = false;
        assertThat(service.delete(aBackupId(1), "ITSM")).isEqualTo(Outcome.DELETED);
        assertThat(publisher.removals).isEmpty();

        publisher.answers = true;
        progress.publishPending();
        progress.publishPending();

        assertThat(publisher.removals).containsExactly(new Removal(aBackupId(1), job.sequence() + 1, Optional.empty()));
    }

    @Test
    void aRemovedSchemaLosesItsBackupsOfBeforeHoweverManyThereAre() {
        for (int i = 1; i <= 250; i++) {
            completed(i);
        }
        Job later = completed(300);

        assertThat(service.schemaRemoved(SCHEMA, NOW.plusSeconds(300))).isEmpty();

        assertThat(listed()).containsExactly(later);
        assertThat(roots.list(SCHEMA, 0, 1_000)).hasSize(1);
    }

    @Test
    void aRepeatedRemovalDoesNotTouchBackupsOfAfterIt() {
        completed(1);
        service.schemaRemoved(SCHEMA, NOW.plusSeconds(2));
        Job after = completed(3);

        assertThat(service.schemaRemoved(SCHEMA, NOW.plusSeconds(2))).isEmpty();

        assertThat(listed()).containsExactly(after);
        assertThat(roots.find(snapshot(3))).isPresent();
    }

    @Test
    void aRunningBackupOfARemovedSchemaIsLeftAndNamed() {
        completed(1);
        Job running = accepted(2);

        assertThat(service.schemaRemoved(SCHEMA, NOW.plusSeconds(9))).containsExactly(aBackupId(2));

        assertThat(listed()).containsExactly(running);
    }

    @Test
    void otherSchemasKeepTheirBackups() {
        Job job = completed(1);

        assertThat(service.schemaRemoved("another schema", NOW.plusSeconds(9))).isEmpty();

        assertThat(listed()).containsExactly(job);
    }

    private Job accepted(int number) {
        jobs.add(Job.accepted(aRequest(number, Trigger.MANUAL, NOW.plusSeconds(number))));
        return jobs.find(aBackupId(number)).orElseThrow();
    }

    private Job completed(int number) {
        accepted(number);
        roots.insert(SnapshotFixtures.aRoot(snapshot(number), SCHEMA, Optional.empty()));
        Job done = jobs.change(aBackupId(number), job -> job.started(NOW).completed(NOW));
        progress.publish(done);
        return done;
    }

    private List<Job> listed() {
        return jobs.list(new JobLedger.Query(
                        SCHEMA, Optional.empty(), Optional.empty(), Optional.empty(), true, 0, 1_000))
                .jobs();
    }

    private static SnapshotId snapshot(int number) {
        return new SnapshotId(aBackupId(number).value());
    }
}
