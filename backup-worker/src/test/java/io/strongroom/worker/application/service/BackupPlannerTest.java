package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.SOURCE_SCHEMA;
import static io.strongroom.worker.domain.job.JobFixtures.aRunningJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.ScriptedAssetSource;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskPlan;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackupPlannerTest {
    private static final long LARGE = TaskPlan.OBJECTS_PER_TASK * 3;

    private final ScriptedAssetSource source = new ScriptedAssetSource();
    private final Site site = source.open("instance", () -> false);
    private final BackupPlanner planner = new BackupPlanner(Duration.ofMinutes(5));

    @Test
    void theWindowBeginsBeforeTheSitesClockByAsMuchAsItsIndexMayLag() {
        assertThat(planner.windowStart(site.definitions(SOURCE_SCHEMA))).isEqualTo(source.now.minusSeconds(300));
    }

    @Test
    void aSmallTypeIsOneTaskWithoutBounds() {
        source.hold(objects(1, 1, 20));

        assertThat(plan()).singleElement().satisfies(task -> {
            assertThat(task.range()).isEqualTo(new ObjectRange.ById(1, 0, Long.MAX_VALUE));
            assertThat(task.expected()).isEqualTo(20);
        });
    }

    @Test
    void aTypeWithoutObjectsIsNoTask() {
        source.hold(objects(1, 1, 20));
        source.typeFingerprints.put(2L, "v1");

        assertThat(plan()).extracting(task -> task.range().typeId()).containsExactly(1L);
    }

    @Test
    void theRangesOfALargeTypeFollowEachOtherAndTheLastIsOpen() {
        source.hold(objects(1, 101, 100 + LARGE));

        List<ObjectRange.ById> ranges =
                plan().stream().map(task -> (ObjectRange.ById) task.range()).toList();

        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(0).afterId()).isEqualTo(100);
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).afterId()).isEqualTo(ranges.get(i - 1).upToId());
        }
        assertThat(ranges.get(2).upToId()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void countsThatDoNotAddUpAreAskedForTypeByType() {
        source.hold(objects(1, 1, 20));
        source.countedButNeverListed = 5;

        assertThat(plan()).singleElement().extracting(Task::expected).isEqualTo(25L);
    }

    @Test
    void onlyTheChosenTypesArePlannedAgainAndAsTasksOfTheirOwn() {
        source.hold(objects(1, 1, 20));
        source.hold(objects(2, 21, 40));

        List<Task> again = planner.planAgain(aRunningJob(), site.definitions(SOURCE_SCHEMA), Set.of(2L), site);

        assertThat(again).singleElement().satisfies(task -> {
            assertThat(task.range().typeId()).isEqualTo(2);
            assertThat(task.id().round()).isEqualTo(1);
        });
    }

    @Test
    void withoutIdsALargeTypeIsSplitByDaysIntoWindowsThatHoldEachObjectOnce() {
        source.selectsById = false;
        source.createdOn = object -> LocalDate.of(2020, 1, 1).plusDays(object.objectId() % 1_000);
        source.hold(objects(1, 1, LARGE + 1));

        List<Task> tasks = plan();

        assertThat(tasks).hasSizeBetween(4, 8).allSatisfy(task -> assertThat(task.expected())
                .isLessThanOrEqualTo(TaskPlan.OBJECTS_PER_TASK));
        assertThat(tasks).extracting(task -> task.id().value()).doesNotHaveDuplicates();
        assertThat(tasks.stream().mapToLong(Task::expected).sum()).isEqualTo(LARGE + 1);
        List<ObjectRange.ByOffset> windows =
                tasks.stream().map(task -> (ObjectRange.ByOffset) task.range()).toList();
        assertThat(windows.get(0).createdFrom()).isEmpty();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).createdFrom())
                    .isPresent()
                    .isEqualTo(windows.get(i - 1).createdBefore());
        }
        assertThat(windows.get(windows.size() - 1).createdBefore()).isEmpty();
    }

    @Test
    void objectsOfOneDayStayTogether() {
        source.selectsById = false;
        source.hold(objects(1, 1, LARGE));

        assertThat(plan()).singleElement().satisfies(task -> {
            assertThat(task.range()).isEqualTo(wholeType());
            assertThat(task.expected()).isEqualTo(LARGE);
        });
    }

    @Test
    void aSiteThatSelectsNeitherByIdNorByDayIsReadTypeByType() {
        source.selectsById = false;
        source.selectsByDay = false;
        source.createdOn = object -> LocalDate.of(2020, 1, 1).plusDays(object.objectId() % 1_000);
        source.hold(objects(1, 1, LARGE));

        assertThat(plan()).singleElement().extracting(Task::range).isEqualTo(wholeType());
    }

    private static ObjectRange wholeType() {
        return new ObjectRange.ByOffset(1, Optional.empty(), Optional.empty());
    }

    private List<Task> plan() {
        return planner.planAll(aRunningJob(), site.definitions(SOURCE_SCHEMA), site);
    }

    private static List<StoredObject> objects(long type, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> SnapshotFixtures.anObject(type, id, "v1"))
                .toList();
    }
}
