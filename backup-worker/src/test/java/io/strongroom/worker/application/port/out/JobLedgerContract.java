package io.strongroom.worker.application.port.out;

import static io.strongroom.worker.domain.job.JobFixtures.INSTANCE_ID;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Counts;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.JobFixtures;
import io.strongroom.worker.domain.job.LimitedBy;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger of jobs does. */
public abstract class JobLedgerContract {
    private static final Instant REQUESTED = Instant.parse("2026-11-23T02:00:00.123Z");

    protected abstract JobLedger jobs();

    @Test
    void aJobComesBackAsItWasStored() {
        Job queued = add();
        Job full = jobs().change(queued.id(), job -> job.started(REQUESTED)
                .inPhase(Phase.READING)
                .with(job.gathered()
                        .withDefinitions(REQUESTED, Map.of("shared", "a", "1", "b"))
                        .withLateRun("runs/x", 5)
                        .nextRound()
                        .sealed(REQUESTED.plusSeconds(9), new Counts(1, 2, 3, 4, 5, 6, 7), 8, 9))
                .paused(Pause.Reason.AUTH, "Büro 🖨", REQUESTED)
                .advanced(job.progress()
                        .advancedTo(5, 9, Optional.of(Duration.ofSeconds(7)), Optional.of(LimitedBy.STORE)))
                .describedAs(Optional.of("before the move")));

        assertThat(jobs().find(queued.id())).contains(full);
        Job failed = jobs().change(queued.id(), job -> job.failed(REQUESTED.plusSeconds(1), "internal", "why"));
        assertThat(jobs().find(queued.id())).contains(failed);
    }

    @Test
    void theSameRequestIsStoredOnce() {
        Job first = add();
        Job changed = jobs().change(first.id(), job -> job.started(REQUESTED));

        assertThat(jobs().add(first)).isFalse();

        assertThat(jobs().find(first.id())).contains(changed);
    }

    @Test
    void aChangeThatChangesNothingStoresNothing() {
        Job job = add();

        Job same = jobs().change(job.id(), stored -> stored);

        assertThat(same.version()).isEqualTo(job.version());
    }

    @Test
    void noChangeIsLostWhenManyChangeAtOnce() {
        Job job = add();

        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> jobs().change(job.id(), stored -> stored.warned("W" + i, "d", 1))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(jobs().find(job.id()).orElseThrow().warnings()).hasSize(8);
    }

    @Test
    void thereIsNothingToChangeAboutAnUnknownJob() {
        Job unknown = Job.accepted(request(Trigger.MANUAL, UUID.randomUUID().toString(), REQUESTED));

        assertThat(jobs().find(unknown.id())).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> jobs().change(unknown.id(), job -> job));
    }

    @Test
    void onlyTheHolderExtendsTheLease() {
        Job job = add();
        Instant now = jobs().now();
        Job led = jobs().change(
                        job.id(), stored -> stored.coordinatedBy(stored.lease().takenBy("w1", now)));

        assertThat(jobs().heartbeat(job.id(), led.lease().fence())).isTrue();
        assertThat(jobs().heartbeat(job.id(), led.lease().fence() - 1)).isFalse();

        jobs().change(job.id(), stored -> stored.stopped(now));
        assertThat(jobs().heartbeat(job.id(), led.lease().fence())).isFalse();
    }

    @Test
    void whatEndedIsNotActive() {
        Job active = add();
        Job ended = add();
        jobs().change(ended.id(), job -> job.stopped(REQUESTED));

        assertThat(jobs().active()).extracting(Job::id).contains(active.id()).doesNotContain(ended.id());
    }

    @Test
    void aJobIsUnpublishedUntilItsNewestSequenceWas() {
        Job job = add();
        assertThat(jobs().unpublished()).extracting(Job::id).contains(job.id());

        jobs().published(job.id(), 1);
        assertThat(jobs().unpublished()).extracting(Job::id).doesNotContain(job.id());

        Job started = jobs().change(job.id(), stored -> stored.started(REQUESTED));
        jobs().published(job.id(), started.sequence() - 1);
        assertThat(jobs().unpublished()).extracting(Job::id).contains(job.id());

        jobs().published(job.id(), started.sequence());
        jobs().change(job.id(), stored -> stored.warned("W", "is no news", 1));
        assertThat(jobs().unpublished()).extracting(Job::id).doesNotContain(job.id());
    }

    @Test
    void anEarlyStopIsRemembered() {
        Job job = add();
        assertThat(jobs().stopWasRemembered(job.id())).isFalse();

        jobs().rememberStop(job.id(), REQUESTED);
        jobs().rememberStop(job.id(), REQUESTED);

        assertThat(jobs().stopWasRemembered(job.id())).isTrue();
    }

    @Test
    void listsAreFilteredOrderedAndPaged() {
        String schema = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            Trigger trigger = i % 2 == 0 ? Trigger.MANUAL : Trigger.SCHEDULED;
            jobs().add(Job.accepted(request(trigger, schema, REQUESTED.plusSeconds(i))));
        }
        add();

        assertThat(seconds(query(schema, Optional.empty(), 0, 10, true))).containsExactly(4L, 3L, 2L, 1L, 0L);
        assertThat(seconds(query(schema, Optional.empty(), 1, 2, false))).containsExactly(2L, 3L);
        assertThat(seconds(query(schema, Optional.of(Trigger.SCHEDULED), 0, 10, true)))
                .containsExactly(3L, 1L);
        assertThat(jobs().list(query(schema, Optional.empty(), 1, 2, false)).total())
                .isEqualTo(5);
        assertThat(seconds(new JobLedger.Query(
                        schema,
                        Optional.empty(),
                        Optional.of(REQUESTED.plusSeconds(1)),
                        Optional.of(REQUESTED.plusSeconds(3)),
                        false,
                        0,
                        10)))
                .containsExactly(1L, 2L);
    }

    @Test
    void aRemovedJobIsShownNowhereAndItsIdStaysTaken() {
        String schema = UUID.randomUUID().toString();
        Job job = Job.accepted(request(Trigger.MANUAL, schema, REQUESTED));
        jobs().add(job);
        Job ended = jobs().change(job.id(), stored -> stored.started(REQUESTED).completed(REQUESTED));

        jobs().remove(job.id());
        jobs().remove(job.id());
        jobs().published(job.id(), ended.sequence());

        assertThat(jobs().find(job.id())).isEmpty();
        assertThat(jobs().list(query(schema, Optional.empty(), 0, 10, true)))
                .isEqualTo(new JobLedger.Page(List.of(), 0));
        assertThat(jobs().active()).extracting(Job::id).doesNotContain(job.id());
        assertThat(jobs().unpublished()).extracting(Job::id).doesNotContain(job.id());
        assertThat(jobs().heartbeat(job.id(), ended.lease().fence())).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> jobs().change(job.id(), stored -> stored.describedAs(Optional.of("x"))));
        assertThat(jobs().add(job)).isFalse();
        assertThat(jobs().find(job.id())).isEmpty();
    }

    @Test
    void aRemovalIsKeptUntilItIsToldAndHasASequenceOfItsOwn() {
        Job job = add();
        Job ended = jobs().change(job.id(), stored -> stored.started(REQUESTED).completed(REQUESTED));

        jobs().remove(job.id());
        jobs().remove(job.id());

        Job removal = removal(job.id()).orElseThrow();
        assertThat(removal.request()).isEqualTo(ended.request());
        assertThat(removal.state()).isEqualTo(ended.state());
        assertThat(removal.sequence()).isEqualTo(ended.sequence() + 1);

        jobs().removalTold(job.id());
        jobs().removalTold(job.id());

        assertThat(removal(job.id())).isEmpty();
        assertThat(jobs().add(job)).isFalse();
    }

    private Optional<Job> removal(BackupId id) {
        return jobs().removals().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Test
    void everyStorageThatEverHeldABackupIsNamed() {
        Job job = add();
        Storage storage = new Storage(new StorageId(UUID.randomUUID().toString()), "MONGODB");
        jobs().change(
                        job.id(),
                        stored -> stored.storedIn(storage).started(REQUESTED).completed(REQUESTED));
        assertThat(jobs().storages()).contains(storage.id());

        jobs().remove(job.id());

        assertThat(jobs().storages()).contains(storage.id());
    }

    @Test
    void whatRunsOrDoesNotExistIsNotRemoved() {
        Job active = add();
        Job unknown = Job.accepted(request(Trigger.MANUAL, JobFixtures.SCHEMA, REQUESTED));

        jobs().remove(active.id());
        jobs().remove(unknown.id());

        assertThat(jobs().find(active.id())).contains(active);
        assertThat(jobs().add(unknown)).isTrue();
    }

    @Test
    void aChangeThatBeganBeforeARemovalDoesNotUndoIt() {
        Job job = add();
        jobs().change(job.id(), stored -> stored.stopped(REQUESTED));

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> jobs().change(job.id(), stored -> {
            jobs().remove(job.id());
            return stored.describedAs(Optional.of("too late"));
        }));

        assertThat(jobs().find(job.id())).isEmpty();
    }

    private List<Long> seconds(JobLedger.Query query) {
        return jobs().list(query).jobs().stream()
                .map(job ->
                        Duration.between(REQUESTED, job.request().requestedAt()).toSeconds())
                .toList();
    }

    private static JobLedger.Query query(
            String schema, Optional<Trigger> trigger, int page, int size, boolean newestFirst) {
        return new JobLedger.Query(schema, trigger, Optional.empty(), Optional.empty(), newestFirst, page, size);
    }

    private Job add() {
        Job job = Job.accepted(request(Trigger.MANUAL, JobFixtures.SCHEMA, REQUESTED));
        assertThat(jobs().add(job)).isTrue();
        return job;
    }

    private static BackupRequest request(Trigger trigger, String schemaId, Instant requestedAt) {
        BackupRequest any = aRequest(ThreadLocalRandom.current().nextInt(10_000, 100_000), trigger, requestedAt);
        return new BackupRequest(
                any.backupId(),
                schemaId,
                INSTANCE_ID,
                any.sourceSchemaId(),
                any.schemaName(),
                trigger,
                Optional.empty(),
                requestedAt,
                any.correlationId());
    }
}
