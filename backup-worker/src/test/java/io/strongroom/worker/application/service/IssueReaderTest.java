package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.INSTANCE_ID;
import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.ScriptedIssues;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.application.snapshot.CollectionRuns;
import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.Tally;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class IssueReaderTest {
    private static final long FIELD = 10_043;

    private final Vault vault = new Vault();
    private final ScriptedIssues jira = new ScriptedIssues();
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final IssueReader reader = new IssueReader(tasks, nanos::get);
    private final IdSet objects = new IdSet();
    private Runnable beforeEachCall = () -> {};

    IssueReaderTest() {
        for (long id = 1; id <= 100; id++) {
            objects.add(id);
        }
    }

    @Test
    void anIssueIsStoredWithTheObjectsOfTheSchemaInTheOrderOfTheField() {
        jira.hold(FIELD, 7, 5L, 900L, 3L);
        jira.hold(FIELD, 8, 901L);
        jira.fields.put(FIELD, "Client \"hardware\"");

        Task done = read(claim());

        assertThat(stored(done))
                .containsExactly(Map.entry(
                        7L,
                        "{\"fieldId\":\"customfield_10043\",\"issueId\":\"7\",\"issueKey\":\"ITSM-7\","
                                + "\"objectIds\":[\"5\",\"3\"]} {\"fieldName\":\"Client \\\"hardware\\\"\"}"));
        assertThat(done.extraWork().orElseThrow().tally()).isEqualTo(Tally.read(1));
        assertThat(done.position()).isEqualTo(2);
    }

    @Test
    void manyIssuesAreReadPageByPageAndStoredAsPacksFillUp() {
        holdMany(20_000);

        Task done = read(claim());

        assertThat(done.status()).isEqualTo(Task.Status.DONE);
        assertThat(done.runs().size()).isGreaterThan(1);
        assertThat(entries(done)).isEqualTo(20_000);
    }

    @Test
    void whoeverGoesOnBeginsAtTheStoredCursor() {
        holdMany(20_000);
        AtomicInteger calls = new AtomicInteger();
        beforeEachCall = () -> {
            if (calls.incrementAndGet() == 190) {
                throw new IllegalStateException("killed");
            }
        };
        Task claimed = claim();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read(claimed));
        Task left = tasks.find(claimed.id()).orElseThrow();
        beforeEachCall = () -> {};
        jira.cursorsAsked.clear();

        Task done = read(left);

        assertThat(left.position()).isPositive();
        assertThat(jira.cursorsAsked.get(0))
                .isEqualTo(left.extraWork().orElseThrow().cursor())
                .isPresent();
        assertThat(entries(done)).isEqualTo(20_000);
        assertThat(done.extraWork().orElseThrow().tally().notRead()).isZero();
    }

    @Test
    void aForgottenCursorMeansTheFieldFromItsBeginning() {
        holdMany(300);
        Task released = read(claim(), () -> jira.cursorsAsked.size() == 2);
        assertThat(released.status()).isEqualTo(Task.Status.READY);
        assertThat(released.position()).isEqualTo(200);
        jira.forgetsCursors = true;

        Task done = read(released);

        assertThat(jira.cursorsAsked).contains(Optional.of("200"));
        assertThat(stored(done)).hasSize(300);
        assertThat(done.extraWork().orElseThrow().tally()).isEqualTo(Tally.read(300));
    }

    @Test
    void aFieldThatTheAccountSeesNoMoreIsReportedWithWhatWasRead() {
        holdMany(250);
        beforeEachCall = () -> {
            if (jira.cursorsAsked.size() == 3) {
                jira.fields.clear();
            }
        };

        Task done = read(claim());

        assertThat(done.status()).isEqualTo(Task.Status.DONE);
        Tally tally = done.extraWork().orElseThrow().tally();
        assertThat(tally.read()).isEqualTo(250);
        assertThat(tally.notRead()).isEqualTo(1);
        assertThat(tally.reason().orElseThrow()).contains("Field 10043", "does not see");
    }

    @Test
    void aRefusedQuestionIsReported() {
        jira.hold(FIELD, 7, 5L);
        beforeEachCall = new Refusing();

        Task done = read(claim());

        assertThat(done.status()).isEqualTo(Task.Status.DONE);
        assertThat(done.extraWork().orElseThrow().tally())
                .isEqualTo(Tally.notRead(1, "Field Field 10043: no permission"));
    }

    /** Lets the list of fields through and refuses the search. */
    private static final class Refusing implements Runnable {
        private int calls;

        @Override
        public void run() {
            if (++calls == 2) {
                throw new SourceRejectedException(Reason.NOT_FOUND, "no permission");
            }
        }
    }

    @Test
    void anAccountThatIsLockedOutMeanwhileDoesNotLookLikeTheEnd() {
        holdMany(150);
        AtomicInteger calls = new AtomicInteger();
        beforeEachCall = () -> {
            if (calls.incrementAndGet() > 2) {
                jira.issues.clear();
            }
            if (calls.get() > 3) {
                throw new SourceRejectedException(Reason.CREDENTIALS, "The token is refused");
            }
        };
        Task claimed = claim();

        assertThatExceptionOfType(SourceRejectedException.class)
                .isThrownBy(() -> read(claimed))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CREDENTIALS));

        assertThat(tasks.find(claimed.id()).orElseThrow().status()).isEqualTo(Task.Status.RUNNING);
    }

    @Test
    void emptyPagesWithoutEndAreAnError() {
        jira.hold(FIELD, 7, 5L);
        jira.emptyPages = 1_000;

        assertThatExceptionOfType(SourceRejectedException.class)
                .isThrownBy(() -> read(claim()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INCONSISTENT));
    }

    @Test
    void whoLostTheLeaseStoresNothing() {
        holdMany(300);
        Task claimed = claim();
        Hold hold = new Hold("the task", claimed.lease().fence(), fence -> false, nanos::get);
        beforeEachCall = () -> {
            if (jira.cursorsAsked.size() == 2) {
                hold.renew();
            }
        };

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> reader.read(
                        claimed, jira.called(() -> beforeEachCall.run()), objects, packer(), hold, () -> false));

        assertThat(tasks.saved).isEmpty();
    }

    private void holdMany(int count) {
        for (long issue = 1; issue <= count; issue++) {
            jira.hold(FIELD, 10_000 + issue, 1 + issue % 100);
        }
    }

    private Task claim() {
        Task planned = Task.planned(new TaskId(aBackupId(1), 0, FIELD, "issues"), INSTANCE_ID, allIds(FIELD), 1)
                .with(ExtraWork.issues());
        tasks.plan(List.of(planned));
        return tasks.claim(aBackupId(1), "w1").orElseThrow();
    }

    private Task read(Task claimed) {
        return read(claimed, () -> false);
    }

    private Task read(Task claimed, BooleanSupplier pausing) {
        Task held = claimed.status() == Task.Status.READY
                ? tasks.claim(aBackupId(1), "w1").orElseThrow()
                : claimed;
        Hold hold = new Hold("the task", held.lease().fence(), fence -> true, nanos::get);
        reader.read(held, jira.called(() -> beforeEachCall.run()), objects, packer(), hold, pausing);
        return tasks.find(held.id()).orElseThrow();
    }

    private ObjectPacker packer() {
        return new ObjectPacker(vault.sealed);
    }

    private long entries(Task task) {
        return root(task).collection(SnapshotRoot.ISSUES).get(0).entries();
    }

    private SnapshotRoot root(Task task) {
        List<ChunkId> runs = task.runs().stream().map(ChunkId::parse).toList();
        return vault.commit(
                List.of(), new TreeMap<>(Map.of(SnapshotRoot.ISSUES, CollectionRuns.whole(runs))), Optional.empty());
    }

    private SortedMap<Long, String> stored(Task task) {
        SortedMap<Long, String> found = new TreeMap<>();
        EntryCursor cursor = vault.reader.entriesAt(root(task).collection(SnapshotRoot.ISSUES), 0);
        while (cursor.advance()) {
            Entry.Present entry = (Entry.Present) cursor.entry();
            StoredObject object =
                    vault.reader.read(vault.reader.open(entry.place().pack()), entry);
            found.put(
                    entry.objectId(),
                    new String(object.canonical(), StandardCharsets.UTF_8) + " "
                            + new String(object.annotations(), StandardCharsets.UTF_8));
        }
        return found;
    }
}
