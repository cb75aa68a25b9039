package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.INSTANCE_ID;
import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strongroom.worker.adapter.out.json.JsonObjectTexts;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import io.strongroom.worker.domain.job.JobFixtures;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole backups, from the request to the root, over the fakes. */
class BackupRunTest {
    private static final Storage OWN = new Storage(new StorageId("00000000-0000-3000-8000-000000000001"), "COSMOSDB");

    private static final int OBJECTS = 60;
    /** More than any backup of this size makes. */
    private static final int MOST_CALLS = 200;

    private final Workshop workshop = new Workshop();
    private final TakeWorkService worker = workshop.worker("w1");
    private final AcceptBackupService acceptance = workshop.acceptance(worker);

    /** What ends a thread as the end of its process would. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void fillTheSite() {
        workshop.source.hold(objects("v1"));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aBackupCompletesWithEveryObjectAndLeavesNothingElse() {
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(done.warnings()).isEmpty();
        assertThat(done.progress().percent()).isEqualTo(100);
        assertThat(done.gathered().counts().objects()).isEqualTo(OBJECTS);
        assertThat(done.gathered().windowFrom()).contains(workshop.source.now.minus(Duration.ofMinutes(5)));
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
        awaitTidiness();
    }

    @Test
    void aBackupGoesWhereItWasChosenToGoWhenItBegan() {
        InMemorySnapshotStore own = new InMemorySnapshotStore();
        workshop.stores.choose(OWN, own);
        workshop.source.beforeDefinitions = workshop.stores::chooseManaged;
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        SnapshotId id = new SnapshotId(done.id().value());
        assertThat(done.storage()).contains(OWN);
        assertThat(workshop.vault.rootStore.storageOf(id)).isEqualTo(OWN.id());
        assertThat(workshop.vault.chunkStore.list(ChunkKind.PACK, "", 1)).isEmpty();
        VerifySnapshot.Result result =
                new VerifySnapshotService(workshop.chunks.readerOf(id)).verify(new VerifySnapshot.Command(id));
        assertThat(result.ok()).isTrue();
        assertThat(result.objectsChecked()).isEqualTo(OBJECTS);
        await().atMost(Workshop.SOON)
                .untilAsserted(() -> assertThat(own.list(ChunkKind.RUN, "", 1)).isEmpty());
    }

    @Test
    void backupsOfTwoStoragesStayReadableSideBySide() {
        workshop.stores.choose(OWN, new InMemorySnapshotStore());
        acceptance.accept(aRequest());
        SnapshotId own = new SnapshotId(workshop.awaitEnd().id().value());
        workshop.stores.chooseManaged();
        acceptance.accept(JobFixtures.aRequest(2));
        await().atMost(Workshop.SOON).untilAsserted(() -> assertThat(workshop.jobs
                        .find(JobFixtures.aBackupId(2))
                        .orElseThrow()
                        .isFinished())
                .isTrue());
        SnapshotId managed = new SnapshotId(JobFixtures.aBackupId(2).value());

        BrowseSnapshot browse = new BrowseStoredSnapshot(
                id -> new BrowseSnapshotService(workshop.chunks.readerOf(id), new JsonObjectTexts()));

        for (SnapshotId id : List.of(own, managed)) {
            assertThat(browse.types(id)).isNotEmpty();
            assertThat(browse.objects(new BrowseSnapshot.Query(id, OptionalLong.empty(), "", 0, 10))
                            .items())
                    .hasSize(10);
        }
        assertThat(workshop.vault.rootStore.storageOf(own)).isEqualTo(OWN.id());
        assertThat(workshop.vault.rootStore.storageOf(managed)).isEqualTo(StorageId.MANAGED);
    }

    @Test
    void aBackupWaitsUntilSomebodyCanSayWhereItGoes() {
        workshop.stores.saysNothing(true);
        acceptance.accept(aRequest());
        workshop.source.beforeDefinitions =
                () -> assertThat(workshop.job().storage()).isPresent();
        workshop.stores.saysNothing(false);

        assertThat(workshop.awaitEnd().storage()).contains(Storage.MANAGED);
    }

    @Test
    void whatTheWorldHearsGrowsAndEndsWithTheEnd() {
        acceptance.accept(aRequest());
        workshop.awaitEnd();

        await().atMost(Workshop.SOON)
                .untilAsserted(() -> assertThat(workshop.jobs.unpublished()).isEmpty());
        List<Job> told = workshop.publisher.published;
        assertThat(told).extracting(Job::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told).extracting(job -> job.progress().percent()).isSorted();
        assertThat(told.get(0).publicState()).isEqualTo(PublicState.IN_QUEUE);
        assertThat(told.get(told.size() - 1).publicState()).isEqualTo(PublicState.COMPLETED);
    }

    @Test
    void anEmptySchemaIsASnapshotToo() {
        workshop.source.objects.clear();
        acceptance.accept(aRequest());

        assertThat(workshop.awaitEnd().publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(workshop.snapshot()).isEmpty();
    }

    @Test
    void aSiteThatCannotSelectByIdIsReadByOffset() {
        workshop.source.selectsById = false;
        acceptance.accept(aRequest());

        assertThat(workshop.awaitEnd().publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    @Test
    void aTypeWhoseDefinitionChangedIsReadAgain() {
        AtomicInteger looks = new AtomicInteger();
        workshop.source.beforeDefinitions = () -> {
            if (looks.incrementAndGet() == 2) {
                workshop.source.hold(objects("v2"));
                workshop.source.typeFingerprints.put(1L, "v2");
            }
        };
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(done.gathered().round()).isEqualTo(1);
        workshop.snapshot().forEach((id, text) -> assertThat(text).contains(id <= 50 ? "v2" : "v1"));
    }

    @Test
    void definitionsThatNeverStandStillAreAWarning() {
        AtomicInteger looks = new AtomicInteger();
        workshop.source.beforeDefinitions =
                () -> workshop.source.typeFingerprints.put(1L, "v" + looks.incrementAndGet());
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(done.warnings()).extracting(Warning::code).containsExactly(Warning.SCHEMA_DRIFT);
    }

    @Test
    void whatChangedMeanwhileIsReadOnceMore() {
        AtomicInteger looks = new AtomicInteger();
        workshop.source.beforeEachCall = () -> {
            if (looks.get() == 0 && workshop.job().phase().equals(Optional.of(Phase.CATCH_UP))) {
                looks.incrementAndGet();
                workshop.source.hold(List.of(SnapshotFixtures.anObject(1, 7, "late")));
                workshop.source.changedIds.add(7L);
            }
        };
        acceptance.accept(aRequest());

        workshop.awaitEnd();

        assertThat(workshop.snapshot().get(7L)).contains("late");
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    @Test
    void aSiteThatCountsMoreThanItListsIsAWarning() {
        workshop.source.countedButNeverListed = 5;
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(done.warnings()).extracting(Warning::code).containsExactly(Warning.COUNT_MISMATCH);
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    @Test
    void oneUnreadableObjectIsAWarning() {
        workshop.source.poison.add(13L);
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(done.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.OBJECT_QUARANTINED);
            assertThat(warning.detail()).contains("Object 13");
        });
        assertThat(workshop.snapshot()).hasSize(OBJECTS - 1).doesNotContainKey(13L);
    }

    @Test
    void tooManyUnreadableObjectsAreNoSnapshot() {
        workshop.source.poison.addAll(List.of(13L, 14L, 40L));
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.FAILED);
        assertThat(done.state().toString()).contains("backup.too-many-unreadable-objects");
        assertThat(workshop.vault.rootStore.roots).isEmpty();
        awaitTidiness();
    }

    @Test
    void refusedCredentialsPauseWithOneWarningAndNewOnesResume() {
        AtomicBoolean refusing = new AtomicBoolean(true);
        workshop.source.beforeEachCall = () -> {
            if (refusing.get() && !workshop.source.pagesGiven.isEmpty()) {
                throw new SourceRejectedException(Reason.CREDENTIALS, "The site refused the API token");
            }
        };
        acceptance.accept(aRequest());
        workshop.awaitPause();
        assertThat(workshop.job().publicPhase()).isEqualTo("PAUSED_AUTH");
        refusing.set(false);

        acceptance.credentialsChanged(INSTANCE_ID);

        Job done = workshop.awaitEnd();
        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(done.warnings()).containsExactly(new Warning(Warning.AUTH, "The site refused the API token", 1));
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    @Test
    void credentialsRefusedWhileClosingPauseAndResumeToo() {
        AtomicBoolean refusing = new AtomicBoolean(true);
        workshop.source.beforeEachCall = () -> {
            if (refusing.get() && workshop.job().phase().equals(Optional.of(Phase.REFERENCES))) {
                throw new SourceRejectedException(Reason.CREDENTIALS, "refused");
            }
        };
        acceptance.accept(aRequest());
        workshop.awaitPause();
        refusing.set(false);

        acceptance.credentialsChanged(INSTANCE_ID);

        assertThat(workshop.awaitEnd().publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    @Test
    void aSchemaThatIsGoneFailsTheBackup() {
        workshop.source.beforeDefinitions = () -> {
            throw new SourceRejectedException(Reason.NOT_FOUND, "404");
        };
        acceptance.accept(aRequest());

        assertThat(workshop.awaitEnd().state().toString()).contains("schema.gone");
    }

    @Test
    void aStopEndsTheBackupAndLeavesNothingBehind() {
        AtomicBoolean asked = new AtomicBoolean();
        workshop.source.beforeEachCall = () -> {
            if (workshop.source.pagesGiven.size() >= 2 && asked.compareAndSet(false, true)) {
                acceptance.stop(aBackupId(1), NOW);
                workshop.skipped.addAndGet(Duration.ofSeconds(1).toNanos());
            }
        };
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.STOPPED);
        assertThat(workshop.vault.rootStore.roots).isEmpty();
        awaitTidiness();
    }

    @Test
    void whereverAWorkerDiesAnotherGoesOnToExactlyOneRoot() {
        int deaths = 0;
        for (int fatalCall = 1; fatalCall < MOST_CALLS; fatalCall++) {
            try (Workshop place = new Workshop()) {
                place.source.hold(objects("v1"));
                if (!dieAt(fatalCall, place)) {
                    break;
                }
                deaths++;
                place.now.set(NOW.plusSeconds(61));

                place.worker("w2").lookForWork();

                assertThat(place.awaitEnd().publicState())
                        .as("death at call " + fatalCall)
                        .isEqualTo(PublicState.COMPLETED);
                assertThat(place.snapshot()).as("death at call " + fatalCall).hasSize(OBJECTS);
            }
        }
        assertThat(deaths).isBetween(15, MOST_CALLS - 2);
    }

    @Test
    void aWorkerThatLostItsTaskLeavesItAlone() {
        workshop.jobs.add(Job.accepted(aRequest())
                .started(NOW)
                .inPhase(Phase.READING)
                .coordinatedBy(Lease.none().takenBy("elsewhere", NOW.plusSeconds(3_600))));
        Task planned = aTask();
        workshop.tasks.plan(List.of(planned));
        AtomicBoolean tookOver = new AtomicBoolean();
        workshop.source.beforeEachCall = () -> {
            if (tookOver.compareAndSet(false, true)) {
                workshop.now.set(NOW.plusSeconds(61));
                assertThat(workshop.tasks.claim(aBackupId(1), "w2")).isPresent();
            }
            throw new SourceUnavailableException("down", new IllegalStateException());
        };

        worker.lookForWork();
        await().atMost(Workshop.SOON).untilTrue(tookOver);
        worker.drain(Duration.ofSeconds(10));

        Task left = workshop.tasks.find(planned.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(Task.Status.RUNNING);
        assertThat(left.lease().owner()).isEqualTo("w2");
        assertThat(left.failures()).isZero();
    }

    @Test
    void anOutageOfTheSitePutsTheTaskOff() {
        workshop.source.beforeEachCall = () -> {
            if (!workshop.source.pagesGiven.isEmpty()) {
                throw new SourceUnavailableException("down", new IllegalStateException());
            }
        };
        acceptance.accept(aRequest());

        await().atMost(Workshop.SOON).untilAsserted(() -> assertThat(workshop.tasks.of(aBackupId(1)))
                .isNotEmpty()
                .allSatisfy(task -> {
                    assertThat(task.failures()).isEqualTo(1);
                    assertThat(task.notBefore()).isEqualTo(NOW.plusSeconds(5));
                }));
        assertThat(workshop.job().publicState()).isEqualTo(PublicState.IN_PROGRESS);
        worker.drain(Duration.ofSeconds(10));
    }

    @Test
    void aFullStorePausesTheBackupWhichGoesOnWhenThereIsRoomAgain() {
        workshop.vault.chunkStore.full = true;
        acceptance.accept(aRequest());

        workshop.awaitPause();

        assertThat(workshop.job().pause().orElseThrow().reason()).isEqualTo(Pause.Reason.STORE);
        assertThat(workshop.job().pause().orElseThrow().detail()).contains("no space left");
        assertThat(workshop.vault.rootStore.roots).isEmpty();

        workshop.vault.chunkStore.full = false;
        workshop.now.set(NOW.plusSeconds(31));

        assertThat(workshop.awaitEnd().isFinished()).isTrue();
        assertThat(workshop.job().pause()).isEmpty();
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
        assertThat(workshop.tasks.of(aBackupId(1)))
                .allSatisfy(task -> assertThat(task.failures()).isZero());
        awaitTidiness();
    }

    @Test
    void aDrainedWorkerGivesBackWhatItHolds() {
        workshop.source.beforeEachCall = () -> {
            if (workshop.source.pagesGiven.size() == 2) {
                worker.drain(Duration.ZERO);
            }
        };
        acceptance.accept(aRequest());

        await().atMost(Workshop.SOON)
                .untilAsserted(() -> assertThat(workshop.job().lease().fence() > 0
                                && workshop.job().lease().isFree(NOW)
                                && workshop.tasks.running(INSTANCE_ID) == 0)
                        .isTrue());
        workshop.source.beforeEachCall = () -> {};
        workshop.worker("w2").lookForWork();

        assertThat(workshop.awaitEnd().publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(workshop.snapshot()).hasSize(OBJECTS);
    }

    /** Returns whether the worker died before the backup was complete. */
    private static boolean dieAt(int fatalCall, Workshop place) {
        AtomicInteger calls = new AtomicInteger();
        place.source.beforeEachCall = () -> {
            if (calls.incrementAndGet() >= fatalCall) {
                throw new Death();
            }
        };
        TakeWorkService doomed = place.worker("w1");
        place.acceptance(doomed).accept(aRequest());
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Workshop.SOON)
                .until(() -> calls.get() >= fatalCall || place.job().isFinished());
        doomed.drain(Duration.ofSeconds(10));
        place.source.beforeEachCall = () -> {};
        return calls.get() >= fatalCall;
    }

    private void awaitTidiness() {
        await().atMost(Workshop.SOON).untilAsserted(() -> {
            assertThat(workshop.tasks.of(aBackupId(1))).isEmpty();
            assertThat(workshop.vault.chunkStore.list(ChunkKind.RUN, "", 10)).isEmpty();
        });
    }

    private static List<StoredObject> objects(String version) {
        return Stream.concat(
                        LongStream.rangeClosed(1, 50)
                                .mapToObj(id -> SnapshotFixtures.anObject(1, id, version, id == 1 ? 51 : 1)),
                        LongStream.rangeClosed(51, OBJECTS).mapToObj(id -> SnapshotFixtures.anObject(2, id, "v1")))
                .toList();
    }
}
