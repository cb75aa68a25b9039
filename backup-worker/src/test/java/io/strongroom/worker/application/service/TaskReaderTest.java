package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.INSTANCE_ID;
import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.SOURCE_SCHEMA;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static io.strongroom.worker.domain.job.JobFixtures.byOffset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.ScriptedAssetSource;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.PageSize;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskReaderTest {
    private final Vault vault = new Vault();
    private final ScriptedAssetSource source = new ScriptedAssetSource();
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final TaskReader reader = new TaskReader(tasks, PageSize.startingAt(20, 50), nanos::get);

    @Test
    void everyObjectOfTheRangeIsStoredOnce() {
        source.hold(objects(1, 137));
        source.hold(objects(1_000, 5).stream()
                .map(object -> SnapshotFixtures.anObject(2, object.objectId()))
                .toList());

        Task done = read(allIds(1));

        assertThat(done.status()).isEqualTo(Task.Status.DONE);
        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(1, 137));
        assertThat(done.totals().objects()).isEqualTo(137);
    }

    @Test
    void aRangeEndsAtItsUpperBound() {
        source.hold(objects(1, 100));

        Task done = read(new ObjectRange.ById(1, 10, 60));

        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(11, 50));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shortPagesAreNotTheEnd(boolean byId) {
        source.hold(objects(1, 95));
        source.largestPage = 7;

        Task done = read(byId ? allIds(1) : byOffset(1));

        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(1, 95));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmptyPageIsNotTheEndEither(boolean byId) {
        source.hold(objects(1, 95));
        AtomicLong pages = new AtomicLong();
        source.pageFault = page -> pages.incrementAndGet() % 3 == 0 ? List.of() : page;

        Task done = read(byId ? allIds(1) : byOffset(1));

        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(1, 95));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageOneForEverIsAnError(boolean byId) {
        source.hold(objects(1, 95));
        List<StoredObject> first = objects(1, 20);
        source.pageFault = page -> first;

        assertThatExceptionOfType(SourceRejectedException.class)
                .isThrownBy(() -> read(byId ? allIds(1) : byOffset(1)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(SourceRejectedException.Reason.INCONSISTENT));
    }

    @Test
    void aSiteThatCountsMoreThanItListsIsAnError() {
        source.hold(objects(1, 30));
        source.pageFault =
                page -> page.stream().filter(object -> object.objectId() <= 20).toList();

        assertThatExceptionOfType(SourceRejectedException.class).isThrownBy(() -> read(allIds(1)));
    }

    @Test
    void anUnsortedPageIsAnError() {
        source.hold(objects(1, 30));
        source.pageFault = page -> {
            List<StoredObject> reversed = new ArrayList<>(page);
            Collections.reverse(reversed);
            return reversed;
        };

        assertThatExceptionOfType(SourceRejectedException.class)
                .isThrownBy(() -> read(allIds(1)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(SourceRejectedException.Reason.INCONSISTENT));
    }

    @Test
    void anObjectThatComesTwiceIsStoredOnce() {
        source.hold(objects(1, 60));
        source.pageFault = page -> {
            List<StoredObject> twice = new ArrayList<>(page);
            if (page.size() > 1 && page.get(0).objectId() > 1) {
                twice.add(0, source.objects.get(page.get(0).objectId() - 1));
            }
            return twice;
        };

        Task done = read(allIds(1));

        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(1, 60));
        assertThat(done.totals().objects()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnreadableObjectIsSetAsideAndItsNeighboursAreKept(boolean byId) {
        source.hold(objects(1, 95));
        source.poison.add(47L);

        Task done = read(byId ? allIds(1) : byOffset(1));

        List<Long> expected = new ArrayList<>(ids(1, 95));
        expected.remove(47L);
        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(expected);
        assertThat(done.quarantined()).singleElement().satisfies(one -> {
            assertThat(one.objectId()).isEqualTo(47);
            assertThat(one.reason()).isEqualTo("500 for ever");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unreadableNeighboursAtBothEndsAreSetAsideToo(boolean byId) {
        source.hold(objects(1, 40));
        source.poison.addAll(List.of(1L, 2L, 39L, 40L));

        Task done = read(byId ? allIds(1) : byOffset(1));

        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(3, 36));
        assertThat(done.quarantined()).hasSize(4);
    }

    @Test
    void aSiteThatIsDownIsNotAnUnreadableObject() {
        source.hold(objects(1, 40));
        source.beforeEachCall = () -> {
            throw new SourceUnavailableException("down", new IllegalStateException());
        };

        assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(() -> read(allIds(1)));

        assertThat(tasks.saved).isEmpty();
    }

    @Test
    void eachFullPackIsACheckpoint() {
        source.hold(largeObjects(500));

        Task done = read(allIds(1));

        assertThat(done.runs().size()).isGreaterThanOrEqualTo(3);
        assertThat(tasks.saved).hasSizeGreaterThanOrEqualTo(done.runs().size());
        assertThat(tasks.saved.get(0).position()).isPositive();
        assertThat(tasks.saved.get(0).runs()).hasSize(1);
        assertThat(StoredObjects.idsIn(vault, done.runs())).hasSize(500);
    }

    @Test
    void whoeverGoesOnReadsNothingTwiceButTheBuffer() {
        source.hold(largeObjects(500));
        source.beforeEachCall = () -> {
            if (tasks.saved.size() >= 2) {
                throw new IllegalStateException("killed");
            }
        };
        Task claimed = claim(allIds(1));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read(claimed, () -> false));
        long stored = tasks.find(claimed.id()).orElseThrow().position();
        source.beforeEachCall = () -> {};
        source.sent.clear();

        Task done = read(tasks.find(claimed.id()).orElseThrow(), () -> false);

        assertThat(source.sent.keySet()).allMatch(id -> id > stored);
        assertThat(StoredObjects.idsIn(vault, done.runs())).isEqualTo(ids(1, 500));
    }

    @Test
    void aPauseKeepsWhatWasReadAndGivesTheTaskBack() {
        source.hold(objects(1, 95));

        Task released = read(claim(allIds(1)), () -> source.pagesGiven.size() >= 2);

        assertThat(released.status()).isEqualTo(Task.Status.READY);
        assertThat(released.position()).isEqualTo(40);
        assertThat(StoredObjects.idsIn(vault, released.runs())).isEqualTo(ids(1, 40));
    }

    @Test
    void whoLostTheLeaseStoresNothing() {
        source.hold(objects(1, 95));
        Task claimed = claim(allIds(1));
        Hold hold = new Hold("the task", claimed.lease().fence(), fence -> false, nanos::get);
        source.beforeEachCall = () -> {
            if (source.pagesGiven.size() == 2) {
                hold.renew();
            }
        };

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> reader.read(claimed, SOURCE_SCHEMA, site(), packer(), hold, () -> false));

        assertThat(tasks.saved).isEmpty();
    }

    @Test
    void aLeaseThatWasNotExtendedInTimeIsNotTrusted() {
        source.hold(objects(1, 95));
        source.beforeEachCall = () -> nanos.addAndGet(15_000_000_000L);

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> read(allIds(1)));
    }

    @Test
    void pagesWithoutAttributesMakeEachObjectAReadOfItsOwn() {
        source.hold(objects(1, 30));
        source.alone = object -> SnapshotFixtures.anObject(1, object.objectId(), "with attributes");

        Task done = read(allIds(1));

        var root = vault.commit(done.runs().stream()
                .map(io.strongroom.worker.domain.snapshot.ChunkId::parse)
                .toList());
        assertThat(StoredObjects.in(vault, root)).hasSize(30).allSatisfy((id, text) -> assertThat(text)
                .contains("with attributes"));
    }

    @Test
    void anEmptyRangeIsDone() {
        assertThat(read(allIds(1)).status()).isEqualTo(Task.Status.DONE);
    }

    private Task read(ObjectRange range) {
        return read(claim(range), () -> false);
    }

    private Task claim(ObjectRange range) {
        tasks.plan(List.of(aTask(1, range, 100)));
        return tasks.claim(aBackupId(1), "w1").orElseThrow();
    }

    private Task read(Task claimed, BooleanSupplier pausing) {
        Hold hold = new Hold("the task", claimed.lease().fence(), fence -> true, nanos::get);
        reader.read(claimed, SOURCE_SCHEMA, site(), packer(), hold, pausing);
        return tasks.find(claimed.id()).orElseThrow();
    }

    private AssetSource.Site site() {
        return source.open(INSTANCE_ID, () -> false);
    }

    private ObjectPacker packer() {
        return new ObjectPacker(vault.sealed);
    }

    private static List<StoredObject> objects(long from, int count) {
        return ids(from, count).stream()
                .map(id -> SnapshotFixtures.anObject(1, id))
                .toList();
    }

    private static List<Long> ids(long from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    private static List<StoredObject> largeObjects(int count) {
        Random random = new Random(7);
        return ids(1, count).stream()
                .map(id -> {
                    byte[] noise = new byte[4_000];
                    random.nextBytes(noise);
                    return new StoredObject(1, id, noise, "{}".getBytes(StandardCharsets.UTF_8), new long[0]);
                })
                .toList();
    }
}
