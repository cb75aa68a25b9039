package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strongroom.worker.adapter.out.json.JsonObjectTexts;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.port.out.ScriptedIssues;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.ExtraResult.State;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtrasRunTest {
    private static final long FIELD = 10_043;
    private static final long OTHER_FIELD = 10_107;

    private final Workshop workshop = new Workshop();
    private final ScriptedIssues jira = new ScriptedIssues();
    private final TakeWorkService worker = workshop.worker("w1");
    private final AcceptBackupService acceptance = workshop.acceptance(worker);

    ExtrasRunTest() {
        workshop.source.hold(LongStream.rangeClosed(1, 40)
                .mapToObj(id -> SnapshotFixtures.anObject(1, id))
                .toList());
        workshop.source.issues = Optional.of(jira);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void anIssueWithObjectsInTwoFieldsCountsOnce() {
        jira.hold(FIELD, 7, 1L, 2L);
        jira.hold(OTHER_FIELD, 7, 3L);
        jira.hold(OTHER_FIELD, 8, 4L);
        jira.hold(OTHER_FIELD, 9, 999L);
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(done.gathered().extras().get(Extra.OBJECTS_IN_ISSUES))
                .isEqualTo(new ExtraResult(State.COMPLETE, 2, 0, Optional.empty()));
        assertThat(keys(OptionalLong.empty(), 0, 10)).containsExactly("10043/7", "10107/7", "10107/8");
    }

    @Test
    void issuesAreBrowsedByPageAndByField() {
        for (long issue = 1; issue <= 25; issue++) {
            jira.hold(FIELD, issue, 1L);
            jira.hold(OTHER_FIELD, issue, 2L);
        }
        acceptance.accept(aRequest());
        workshop.awaitEnd();

        assertThat(keys(OptionalLong.empty(), 20, 10)).startsWith("10043/21").endsWith("10107/5");
        assertThat(keys(OptionalLong.of(OTHER_FIELD), 20, 10))
                .containsExactly("10107/21", "10107/22", "10107/23", "10107/24", "10107/25");
        assertThat(browse(OptionalLong.of(OTHER_FIELD), 0, 1).total()).isEqualTo(25);
        assertThat(browse(OptionalLong.of(3), 0, 1).total()).isZero();
        assertThat(new String(
                        browse(OptionalLong.of(FIELD), 0, 1).items().get(0).canonical(), StandardCharsets.UTF_8))
                .contains("ITSM-1");
    }

    @Test
    void anAccountThatDoesNotAdministerJiraMayLackIssuesAndThatIsSaid() {
        jira.administrator = false;
        jira.hold(FIELD, 7, 1L);
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(result(done).state()).isEqualTo(State.PARTIAL);
        assertThat(result(done).read()).isEqualTo(1);
        assertThat(done.warnings()).extracting(Warning::code).containsExactly(Warning.EXTRA_MAY_LACK);
    }

    @Test
    void anAccountThatSeesNoFieldIsNotTakenForASiteWithoutFields() {
        jira.administrator = false;
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(result(done).state()).isEqualTo(State.NOT_READABLE);
        assertThat(done.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.EXTRA_NOT_READ);
            assertThat(warning.detail()).startsWith("Objects in issues: The account sees no custom field");
        });
    }

    @Test
    void fieldsThatMayNotBeListedCostNoSnapshot() {
        refuseWhile(Phase.CATCH_UP, new AtomicBoolean(true), Reason.NOT_FOUND);
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(result(done)).isEqualTo(ExtraResult.notReadable("refused"));
        assertThat(workshop.snapshot()).hasSize(40);
    }

    @Test
    void aSiteThatGivesNoIssuesIsNoWarning() {
        workshop.source.issues = Optional.empty();
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(result(done).state()).isEqualTo(State.NOT_OFFERED_BY_API);
    }

    @Test
    void issuesThatCannotBeReadInTheEndCostNoSnapshot() {
        jira.hold(FIELD, 7, 1L);
        workshop.source.beforeEachCall = () -> {
            if (workshop.job().phase().equals(Optional.of(Phase.EXTRAS))) {
                throw new SourceRejectedException(Reason.INCONSISTENT, "pages contradict each other");
            }
        };
        acceptance.accept(aRequest());

        await().atMost(Workshop.SOON).until(() -> {
            workshop.now.updateAndGet(now -> now.plusSeconds(1));
            return workshop.job().isFinished();
        });

        Job done = workshop.job();
        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED_WITH_WARNINGS);
        assertThat(result(done).state()).isEqualTo(State.NOT_READABLE);
        assertThat(result(done).reason()).contains("pages contradict each other");
        assertThat(workshop.snapshot()).hasSize(40);
    }

    @Test
    void aStopWhileIssuesAreReadEndsTheBackup() {
        for (long issue = 1; issue <= 500; issue++) {
            jira.hold(FIELD, issue, 1L);
        }
        AtomicBoolean asked = new AtomicBoolean();
        workshop.source.beforeEachCall = () -> {
            if (jira.cursorsAsked.size() == 2 && asked.compareAndSet(false, true)) {
                acceptance.stop(aBackupId(1), NOW);
                workshop.skipped.addAndGet(Duration.ofSeconds(1).toNanos());
            }
        };
        acceptance.accept(aRequest());

        Job done = workshop.awaitEnd();

        assertThat(done.publicState()).isEqualTo(PublicState.STOPPED);
        assertThat(jira.cursorsAsked.size()).isLessThanOrEqualTo(4);
        assertThat(workshop.vault.rootStore.roots).isEmpty();
    }

    @Test
    void aWorkerThatDiesWhileIssuesAreReadIsReplaced() {
        for (long issue = 1; issue <= 500; issue++) {
            jira.hold(FIELD, issue, 1L);
        }
        AtomicInteger deaths = new AtomicInteger();
        workshop.source.beforeEachCall = () -> {
            if (jira.cursorsAsked.size() >= 2 && deaths.get() < 50) {
                deaths.incrementAndGet();
                throw new Death();
            }
        };
        acceptance.accept(aRequest());
        await().atMost(Workshop.SOON).until(() -> deaths.get() > 0);
        worker.drain(Duration.ofSeconds(10));
        workshop.source.beforeEachCall = () -> {};
        workshop.now.set(NOW.plusSeconds(61));

        workshop.worker("w2").lookForWork();

        Job done = workshop.awaitEnd();
        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(result(done).read()).isEqualTo(500);
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void refuseWhile(Phase phase, AtomicBoolean refusing, Reason reason) {
        AtomicInteger callsInPhase = new AtomicInteger();
        workshop.source.beforeEachCall = () -> {
            // the catch-up asks for changes and for the definitions, and then for the fields
            if (refusing.get()
                    && workshop.job().phase().equals(Optional.of(phase))
                    && callsInPhase.incrementAndGet() > 2) {
                throw new SourceRejectedException(reason, "refused");
            }
        };
    }

    private static ExtraResult result(Job job) {
        return job.gathered().extras().get(Extra.OBJECTS_IN_ISSUES);
    }

    private BrowseSnapshot.Page browse(OptionalLong field, long offset, int size) {
        return new BrowseSnapshotService(workshop.chunks.readerOf(id()), new JsonObjectTexts())
                .entries(new BrowseSnapshot.EntryQuery(id(), SnapshotRoot.ISSUES, field, offset, size));
    }

    private static SnapshotId id() {
        return new SnapshotId(aBackupId(1).value());
    }

    private List<String> keys(OptionalLong field, long offset, int size) {
        return browse(field, offset, size).items().stream()
                .map(entry -> entry.typeId() + "/" + entry.objectId())
                .toList();
    }
}
