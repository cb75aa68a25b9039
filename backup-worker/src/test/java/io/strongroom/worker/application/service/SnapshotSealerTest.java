package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.SOURCE_SCHEMA;
import static io.strongroom.worker.domain.job.JobFixtures.aRunningJob;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static io.strongroom.worker.domain.snapshot.SnapshotFixtures.anObject;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.ScriptedAssetSource;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Quarantined;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotSealerTest {
    private static final long OWN_TYPE = 1;
    private static final long OTHER_OWN_TYPE = 2;
    private static final long FOREIGN_TYPE = 9;

    private final Vault vault = new Vault();
    private final ScriptedAssetSource source = new ScriptedAssetSource();
    private final Site site = source.open("instance", () -> false);
    private final SnapshotSealer sealer =
            new SnapshotSealer(vault.assembler, () -> new ObjectPacker(vault.sealed), vault.chunkStore);
    private final List<Task> tasks = new ArrayList<>();

    @BeforeEach
    void nameTheTypes() {
        source.typeFingerprints.put(OWN_TYPE, "v1");
        source.typeFingerprints.put(OTHER_OWN_TYPE, "v1");
    }

    @Test
    void whatTheTasksStoredBecomesTheSnapshot() {
        read(anObject(OWN_TYPE, 1, "v1", 2), anObject(OWN_TYPE, 2));

        SnapshotSealer.Result result = seal(true);

        assertThat(result.incompleteTypes()).isEmpty();
        assertThat(StoredObjects.in(vault, root())).containsOnlyKeys(1L, 2L);
        assertThat(result.committed().orElseThrow().warnings()).isEmpty();
        assertThat(root().counts()).containsEntry("objects", 2L).containsEntry("references", 1L);
        assertThat(meta("references")).isEqualTo("{\"dangling\":[],\"external\":{}}");
    }

    @Test
    void aTargetThatWasCreatedMeanwhileBelongsToTheSnapshotWithWhatItRefersTo() {
        read(anObject(OWN_TYPE, 1, "v1", 2));
        source.hold(List.of(anObject(OTHER_OWN_TYPE, 2, "v1", 3), anObject(OTHER_OWN_TYPE, 3)));

        seal(true);

        assertThat(StoredObjects.in(vault, root())).containsOnlyKeys(1L, 2L, 3L);
    }

    @Test
    void aTargetInAnotherSchemaIsExternal() {
        read(anObject(OWN_TYPE, 1, "v1", 77));
        source.objects.put(77L, anObject(FOREIGN_TYPE, 77));
        source.countedButNeverListed = -1;

        SnapshotSealer.Result result = seal(true);

        assertThat(StoredObjects.in(vault, root())).containsOnlyKeys(1L);
        assertThat(meta("references")).isEqualTo("{\"dangling\":[],\"external\":{\"77\":\"9\"}}");
        assertThat(result.committed().orElseThrow().warnings()).isEmpty();
    }

    @Test
    void aTargetThatDoesNotExistIsDanglingAndSaidSo() {
        read(anObject(OWN_TYPE, 1, "v1", 404));

        SnapshotSealer.Result result = seal(true);

        assertThat(meta("references")).isEqualTo("{\"dangling\":[\"404\"],\"external\":{}}");
        assertThat(result.committed().orElseThrow().warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.DANGLING_REFERENCES);
    }

    @Test
    void anObjectThatWasFoundUnderTwoTypesIsKeptUnderTheOneThatItHas() {
        read(anObject(OWN_TYPE, 1), anObject(OWN_TYPE, 2));
        tasks.add(stored(OTHER_OWN_TYPE, anObject(OTHER_OWN_TYPE, 2, "v2")));
        source.objects.put(2L, anObject(OTHER_OWN_TYPE, 2, "v2"));

        seal(true);

        assertThat(root().objectsByType()).isEqualTo(Map.of(OWN_TYPE, 1L, OTHER_OWN_TYPE, 1L));
    }

    @Test
    void typesOfWhichTheSiteHasMoreAreNamedAndNothingIsCommitted() {
        read(anObject(OWN_TYPE, 1));
        source.hold(List.of(anObject(OTHER_OWN_TYPE, 2)));

        SnapshotSealer.Result result = seal(true);

        assertThat(result.incompleteTypes()).containsExactly(OTHER_OWN_TYPE);
        assertThat(result.committed()).isEmpty();
        assertThat(vault.rootStore.roots).isEmpty();
    }

    @Test
    void whatTheSiteNeverListsIsAWarningInTheEnd() {
        read(anObject(OWN_TYPE, 1));
        source.hold(List.of(anObject(OTHER_OWN_TYPE, 2)));

        SnapshotSealer.Result result = seal(false);

        assertThat(result.committed().orElseThrow().warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.COUNT_MISMATCH);
        assertThat(vault.rootStore.roots).hasSize(1);
    }

    @Test
    void anObjectThatWasSetAsideIsNotMissedButNamed() {
        read(anObject(OWN_TYPE, 1));
        source.hold(List.of(anObject(OWN_TYPE, 5)));
        Task reading = tasks.remove(0);
        tasks.add(reading.checkpointed(
                5, List.of(), reading.totals(), List.of(new Quarantined(OWN_TYPE, 5, "500 \"for ever\""))));

        SnapshotSealer.Result result = seal(true);

        assertThat(result.incompleteTypes()).isEmpty();
        assertThat(result.committed().orElseThrow().warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.OBJECT_QUARANTINED);
        assertThat(meta("quarantine")).isEqualTo("[{\"id\":\"5\",\"reason\":\"500 \\\"for ever\\\"\",\"type\":\"1\"}]");
    }

    @Test
    void sealingAgainAfterACrashGivesTheSameSnapshot() {
        read(anObject(OWN_TYPE, 1, "v1", 2), anObject(OWN_TYPE, 2));

        seal(true);
        String first = root().hmac();
        seal(true);

        assertThat(root().hmac()).isEqualTo(first);
    }

    @Test
    void theRunsAreDiscardedOnceTheyHaveServed() {
        read(anObject(OWN_TYPE, 1));
        seal(true);

        sealer.discardRuns(tasks, aRunningJob().gathered());

        assertThat(vault.chunkStore.list(ChunkKind.RUN, "", 10)).isEmpty();
        assertThat(StoredObjects.in(vault, root())).containsOnlyKeys(1L);
    }

    private SnapshotSealer.Result seal(boolean mayReadAgain) {
        Definitions definitions = site.definitions(SOURCE_SCHEMA);
        Job job = aRunningJob();
        return sealer.seal(
                job.with(job.gathered().withDefinitions(source.now, Map.of())), tasks, definitions, site, mayReadAgain);
    }

    /** At the site, and read from there by a task. */
    private void read(StoredObject... objects) {
        source.hold(List.of(objects));
        tasks.add(stored(OWN_TYPE, objects));
    }

    private Task stored(long type, StoredObject... objects) {
        List<String> runs =
                vault.pack(List.of(objects), 100).stream().map(ChunkId::path).toList();
        return aTask(type, allIds(type), objects.length).checkpointed(1, runs, TaskTotals.none(), List.of());
    }

    private SnapshotRoot root() {
        return vault.rootStore.roots.firstEntry().getValue();
    }

    private String meta(String name) {
        MetaDocument document = root().meta().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new String(vault.reader.meta(document), StandardCharsets.UTF_8);
    }
}
