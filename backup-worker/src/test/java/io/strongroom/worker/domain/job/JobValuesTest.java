package io.strongroom.worker.domain.job;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobValuesTest {
    private static final long LIGHT = 100_000;

    private static final Random RANDOM = new Random(4_711);

    @Test
    void progressNeverGoesBackAndIsBelow100UntilTheSnapshotExists() {
        Progress progress = Progress.none();
        for (int i = 0; i < 10_000; i++) {
            Progress next = progress.advancedTo(
                    RANDOM.nextInt(1_000), RANDOM.nextInt(1_000), Optional.empty(), Optional.empty());
            assertThat(next.done()).isGreaterThanOrEqualTo(progress.done());
            assertThat(next.total()).isGreaterThanOrEqualTo(progress.total()).isGreaterThanOrEqualTo(next.done());
            assertThat(next.percent()).isBetween(progress.percent(), 99);
            progress = next;
        }
        assertThat(progress.completed(7)).isEqualTo(new Progress(7, 7, 100, Optional.empty(), Optional.empty()));
    }

    @Test
    void whatTookTheTimeLimitsTheSpeed() {
        assertThat(TimeSpent.none().dominant()).isEmpty();
        assertThat(new TimeSpent(11, 89, 0, 0).dominant()).contains(LimitedBy.API_RATE);
        assertThat(new TimeSpent(10, 50, 20, 20).dominant()).contains(LimitedBy.API_LATENCY);
        assertThat(new TimeSpent(0, 30, 40, 30).dominant()).contains(LimitedBy.STORE);
        assertThat(new TimeSpent(0, 30, 30, 40).dominant()).contains(LimitedBy.CPU);
        assertThat(new TimeSpent(5, 5, 5, 5).minus(new TimeSpent(9, 1, 1, 1))).isEqualTo(new TimeSpent(0, 4, 4, 4));
    }

    @Test
    void pagesGrowAfterTwoFullQuickOnesAndHalveWhenOneIsNotDelivered() {
        PageSize size = PageSize.startingAt(100, 300);

        assertThat(size.answeredInFull(1, LIGHT).objects()).isEqualTo(100);
        assertThat(size.answeredInFull(1, LIGHT).answeredInFull(1, LIGHT).objects())
                .isEqualTo(200);
        PageSize largest = size.answeredInFull(1, LIGHT)
                .answeredInFull(1, LIGHT)
                .answeredInFull(1, LIGHT)
                .answeredInFull(1, LIGHT);
        assertThat(largest.objects()).isEqualTo(300);
        assertThat(largest.answeredInFull(1, LIGHT).objects()).isEqualTo(300);
        assertThat(size.answeredInFull(1, LIGHT)
                        .answeredInFull(3_000_000_000L, LIGHT)
                        .objects())
                .isEqualTo(100);
        assertThat(size.halved().objects()).isEqualTo(50);
        assertThat(PageSize.startingAt(1, 5).halved().objects()).isEqualTo(1);
    }

    @Test
    void pagesStayAtAFewMebibytes() {
        PageSize size = PageSize.startingAt(100, 500);

        assertThat(size.answeredInFull(1, 5 << 20).answeredInFull(1, 5 << 20)).isEqualTo(size);
        assertThat(size.answeredInFull(1, 9 << 20).objects()).isEqualTo(50);
    }

    @Test
    void aSiteThatGivesFewerIsNotAskedForMoreAgain() {
        PageSize capped = PageSize.startingAt(100, 500).cappedAt(25);

        assertThat(capped.answeredInFull(1, LIGHT)
                        .answeredInFull(1, LIGHT)
                        .answeredInFull(1, LIGHT)
                        .objects())
                .isEqualTo(25);
        assertThat(PageSize.startingAt(900, 500).objects()).isEqualTo(500);
        assertThatIllegalArgumentException().isThrownBy(() -> new PageSize(0, 5, 0));
    }

    @Test
    void rangesCoverEveryIdExactlyOnce() {
        long seed = System.getProperty("seed") == null ? 20_261_123L : Long.getLong("seed");
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            long lowest = 1L + random.nextInt(100_000);
            long highest = lowest + random.nextInt(200_000);
            long objects = 1L + random.nextInt(100_000);
            List<ObjectRange.ById> ranges = TaskPlan.byId(7, lowest, highest, objects);
            String plan = "seed " + seed + ": " + lowest + ".." + highest + " with " + objects;

            assertThat(ranges.get(0).afterId()).as(plan).isEqualTo(lowest - 1);
            assertThat(ranges.get(ranges.size() - 1).upToId()).as(plan).isEqualTo(Long.MAX_VALUE);
            for (int r = 1; r < ranges.size(); r++) {
                assertThat(ranges.get(r).afterId())
                        .as(plan)
                        .isEqualTo(ranges.get(r - 1).upToId());
                assertThat(ranges.get(r).upToId())
                        .as(plan)
                        .isGreaterThan(ranges.get(r).afterId());
            }
            assertThat(TaskPlan.byId(7, lowest, highest, objects)).as(plan).isEqualTo(ranges);
        }
    }

    @Test
    void aSmallTypeIsOneRangeAndALargeOneIsMany() {
        assertThat(TaskPlan.byId(1, 1, 1_000_000, 10_000)).hasSize(1);
        assertThat(TaskPlan.byId(1, 1, 1_000_000, 10_001)).hasSize(2);
        assertThat(TaskPlan.byId(1, 1, 3, 50_000)).hasSize(3);
    }

    @Test
    void oneUnreadableObjectIsAlwaysBearable() {
        QuarantineLimit limit = new QuarantineLimit(100, 0.001);

        assertThat(limit.isExceeded(1, 10)).isFalse();
        assertThat(limit.isExceeded(2, 10)).isTrue();
        assertThat(limit.isExceeded(50, 50_000)).isFalse();
        assertThat(limit.isExceeded(51, 50_000)).isTrue();
        assertThat(limit.isExceeded(100, 10_000_000)).isFalse();
        assertThat(limit.isExceeded(101, 10_000_000)).isTrue();
        assertThat(new QuarantineLimit(0, 0).isExceeded(1, 10)).isTrue();
    }

    @Test
    void waitsDoubleUpToFiveMinutes() {
        assertThat(TaskFailure.waitAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(TaskFailure.waitAfter(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(TaskFailure.waitAfter(6)).isEqualTo(Duration.ofSeconds(160));
        assertThat(TaskFailure.waitAfter(7)).isEqualTo(Duration.ofMinutes(5));
        assertThat(TaskFailure.waitAfter(1_000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anOutageIsBorneLongerThanARefusal() {
        TaskFailure outage = new TaskFailure(TaskFailure.Kind.SOURCE_UNAVAILABLE, "x");
        TaskFailure refusal = new TaskFailure(TaskFailure.Kind.SOURCE_REJECTED, "x");

        assertThat(outage.isFinalAfter(19)).isFalse();
        assertThat(outage.isFinalAfter(20)).isTrue();
        assertThat(refusal.isFinalAfter(2)).isFalse();
        assertThat(refusal.isFinalAfter(3)).isTrue();
    }

    @Test
    void theExpectedEndFollowsTheSpeed() {
        Speed speed = Speed.startingAt(0, 0);
        assertThat(speed.timeFor(10)).isEmpty();

        Speed first = speed.observed(100, 1_000_000_000L);
        assertThat(first.timeFor(1_000)).contains(Duration.ofSeconds(10));

        Speed standing = first.observed(100, 61_000_000_000L);
        assertThat(standing.objectsPerSecond()).isBetween(30.0, 40.0);
        assertThat(first.observed(500, 1_000_000_000L)).isEqualTo(first);
    }

    @Test
    void aLeaseIsTakenWithANewFenceAndEndsByTime() {
        Lease taken = Lease.none().takenBy("a", NOW);

        assertThat(taken.fence()).isEqualTo(1);
        assertThat(taken.isFree(NOW.plus(Lease.LENGTH).minusMillis(1))).isFalse();
        assertThat(taken.isFree(NOW.plus(Lease.LENGTH))).isTrue();
        assertThat(taken.released().isFree(NOW)).isTrue();
        assertThat(taken.released().takenBy("b", NOW).fence()).isEqualTo(2);
    }

    @Test
    void aCheckpointForgivesEarlierFailures() {
        Task failed = aTask().failed(new TaskFailure(TaskFailure.Kind.SOURCE_UNAVAILABLE, "x"), NOW);

        Task checkpointed = failed.checkpointed(5, List.of("runs/a"), TaskTotals.none(), List.of());

        assertThat(failed.failures()).isEqualTo(1);
        assertThat(checkpointed.failures()).isZero();
        assertThat(checkpointed.lastFailure()).isEmpty();
        assertThat(checkpointed.runs()).containsExactly("runs/a");
    }

    @Test
    void onlyAUlidNamesABackup() {
        for (String wrong :
                List.of("", "01JABCDEFGHJKMNPQRSTV0000", "01jabcdefghjkmnpqrstv00001", "81JABCDEFGHJKMNPQRSTV00001")) {
            assertThat(BackupId.isValid(wrong)).as(wrong).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new BackupId(wrong));
        }
    }
}
