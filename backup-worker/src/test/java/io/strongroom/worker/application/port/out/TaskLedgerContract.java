package io.strongroom.worker.application.port.out;

import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static io.strongroom.worker.domain.job.JobFixtures.byOffset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.Quarantined;
import io.strongroom.worker.domain.job.Tally;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.job.TaskId;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.TimeSpent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger of tasks does. */
public abstract class TaskLedgerContract {
    private final BackupId backup = aBackupId(ThreadLocalRandom.current().nextInt(10_000, 100_000));
    private final String instance = UUID.randomUUID().toString();

    protected abstract TaskLedger tasks();

    @Test
    void planningTwiceIsPlanningOnce() {
        tasks().plan(List.of(task(1, allIds(1), 5)));
        Task claimed = tasks().claim(backup, "w1").orElseThrow();

        tasks().plan(List.of(task(1, allIds(1), 5), task(2, byOffset(2), 5)));

        assertThat(tasks().of(backup)).hasSize(2);
        assertThat(tasks().find(claimed.id()).orElseThrow().status()).isEqualTo(Task.Status.RUNNING);
    }

    @Test
    void tasksThatWaitAreCounted() {
        long before = tasks().ready();
        tasks().plan(List.of(task(1, allIds(1), 5), task(2, byOffset(2), 5)));
        assertThat(tasks().ready()).isEqualTo(before + 2);

        tasks().claim(backup, "w");

        assertThat(tasks().ready()).isEqualTo(before + 1);
        tasks().forget(backup);
    }

    @Test
    void everyBackupWithTasksIsNamedUntilTheyAreForgotten() {
        assertThat(tasks().backups()).doesNotContain(backup);
        tasks().plan(List.of(task(1, allIds(1), 5), task(2, byOffset(2), 5)));
        assertThat(tasks().backups()).contains(backup);

        tasks().forget(backup);

        assertThat(tasks().backups()).doesNotContain(backup);
    }

    @Test
    void theLongestReadyTaskIsClaimedFirstAndEachByOne() {
        tasks().plan(List.of(task(1, allIds(1), 5), task(2, allIds(2), 50), task(3, byOffset(3), 20)));

        assertThat(tasks().claim(backup, "w1").orElseThrow().expected()).isEqualTo(50);
        assertThat(tasks().claim(backup, "w2").orElseThrow().expected()).isEqualTo(20);
        assertThat(tasks().claim(backup, "w1").orElseThrow().expected()).isEqualTo(5);
        assertThat(tasks().claim(backup, "w1")).isEmpty();
        assertThat(tasks().running(instance)).isEqualTo(3);
    }

    @Test
    void ofManyWhoClaimAtOnceEachGetsAnother() {
        tasks().plan(IntStream.range(0, 8)
                .mapToObj(i -> task(i + 1, allIds(i + 1), 5))
                .toList());

        List<TaskId> claimed = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> tasks().claim(backup, "w" + i)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .map(Task::id)
                .toList();

        assertThat(claimed).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aCheckpointComesBackAsItWasStored() {
        tasks().plan(List.of(task(1, new ObjectRange.ById(1, 10, 99), 5)));
        Task claimed = tasks().claim(backup, "w1").orElseThrow();
        Task checkpoint = claimed.checkpointed(
                42,
                List.of("runs/a", "runs/b"),
                new TaskTotals(1, 2, 3, 4, new TimeSpent(5, 6, 7, 8)),
                List.of(new Quarantined(1, 13, "500 for ever")));

        tasks().save(checkpoint);

        Task stored = tasks().find(claimed.id()).orElseThrow();
        assertThat(stored).usingRecursiveComparison().ignoringFields("lease").isEqualTo(checkpoint);
        assertThat(stored.lease().fence()).isEqualTo(claimed.lease().fence());
    }

    @Test
    void whatATaskReadsOfExtrasComesBackToo() {
        tasks().plan(List.of(task(1, allIds(1), 5).with(ExtraWork.issues())));
        Task claimed = tasks().claim(backup, "w1").orElseThrow();
        Task checkpoint = claimed.with(claimed.extraWork()
                .orElseThrow()
                .at(Optional.of("the site's cursor"))
                .plus(new Tally(3, 1, Optional.of("forbidden"))));

        tasks().save(checkpoint);

        assertThat(tasks().find(claimed.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("lease")
                .isEqualTo(checkpoint);
    }

    @Test
    void whoeverHasAnotherFenceStoresNothing() {
        tasks().plan(List.of(task(1, allIds(1), 5)));
        Task first = tasks().claim(backup, "w1").orElseThrow();
        tasks().save(first.released());
        Task second = tasks().claim(backup, "w2").orElseThrow();

        assertThat(second.lease().fence()).isGreaterThan(first.lease().fence());
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> tasks().save(first.done()));
        assertThat(tasks().heartbeat(first.id(), first.lease().fence())).isFalse();
        assertThat(tasks().heartbeat(second.id(), second.lease().fence())).isTrue();
        assertThat(tasks().find(first.id()).orElseThrow().status()).isEqualTo(Task.Status.RUNNING);
    }

    @Test
    void aFailedTaskWaitsForItsTime() {
        tasks().plan(List.of(task(1, allIds(1), 5)));
        Task claimed = tasks().claim(backup, "w1").orElseThrow();
        TaskFailure failure = new TaskFailure(TaskFailure.Kind.SOURCE_UNAVAILABLE, "down");

        tasks().save(claimed.failed(failure, Instant.parse("2999-01-01T00:00:00Z")));

        assertThat(tasks().claim(backup, "w1")).isEmpty();
        Task stored = tasks().find(claimed.id()).orElseThrow();
        assertThat(stored.failures()).isEqualTo(1);
        assertThat(stored.lastFailure()).contains(failure);
        assertThat(tasks().running(instance)).isZero();
    }

    @Test
    void aDoneTaskIsNeverClaimedAgain() {
        tasks().plan(List.of(task(1, allIds(1), 5)));
        tasks().save(tasks().claim(backup, "w1").orElseThrow().done());

        assertThat(tasks().claim(backup, "w1")).isEmpty();
        assertThat(tasks().of(backup)).extracting(Task::status).containsExactly(Task.Status.DONE);
    }

    @Test
    void aForgottenTaskCannotBeSaved() {
        tasks().plan(List.of(task(1, allIds(1), 5)));
        Task claimed = tasks().claim(backup, "w1").orElseThrow();

        tasks().forget(backup);

        assertThat(tasks().of(backup)).isEmpty();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> tasks().save(claimed.done()));
    }

    private Task task(long type, ObjectRange range, long expected) {
        return Task.planned(new TaskId(backup, 0, type, "0"), instance, range, expected);
    }
}
