package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.snapshot.SnapshotFixtures.anObject;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.snapshot.AssembleRequest;
import io.strongroom.worker.application.snapshot.Assembly;
import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of backups with and without parents, deletions, prunes and kills between any two steps of them. What
 * is needed is worked out here from the entries of each snapshot at its commit, not with the code that marks.
 */
class PruneHistoriesTest {
    private static final int ACTIONS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20261126})
    void noNeededChunkIsEverDeletedAndAllGarbageGoesInTheEnd(long seed) {
        History history = new History(seed);

        for (int action = 0; action < ACTIONS; action++) {
            String what = history.act();
            assertThat(history.lost())
                    .as("seed %d, action %d: %s", seed, action, what)
                    .isEmpty();
        }
        history.endAll();

        assertThat(history.vault.chunkStore.chunks.keySet()).as("seed %d", seed).isEmpty();
        assertThat(history.scene.counts).as("seed %d", seed).containsKeys("kills", "chunksDeleted", "chunksAcquitted");
    }

    private static final class History {
        private final Random random;
        private final PruneScene scene = new PruneScene();
        private final Vault vault = scene.vault;
        private final Map<SnapshotId, Set<ChunkId>> snapshots = new HashMap<>();
        private final Map<Integer, Assembly> running = new HashMap<>();
        private int backups;

        History(long seed) {
            this.random = new Random(seed);
        }

        String act() {
            scene.later(Duration.ofMinutes(random.nextInt(600)));
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    return begin();
                }
                case 2 -> {
                    return running.isEmpty() ? begin() : commit();
                }
                case 3 -> {
                    return running.isEmpty() ? begin() : giveUp();
                }
                case 4 -> {
                    return snapshots.isEmpty() ? begin() : delete();
                }
                case 5 -> {
                    scene.prune();
                    return "prune";
                }
                default -> {
                    scene.pruneDyingAt(1 + random.nextInt(40));
                    return "a prune that dies";
                }
            }
        }

        /** With everything written but the definitions and the root. */
        private String begin() {
            int number = backups++;
            scene.running(number, Storage.MANAGED);
            Optional<SnapshotId> parent = any(snapshots.keySet()).filter(id -> random.nextInt(3) > 0);
            List<StoredObject> objects = new ArrayList<>();
            for (long id = 1; id < 30; id++) {
                if (parent.isEmpty() || random.nextInt(6) == 0) {
                    objects.add(anObject(1, id, "v" + random.nextInt(1_000_000)));
                }
            }
            List<ChunkId> runs = vault.pack(objects, 8);
            Assembly assembly = vault.assembler.assemble(new AssembleRequest(
                    vault.nextId(), Vault.SCHEMA, parent, runs, new TreeMap<>(), missing -> {}, ReadingProgress.NONE));
            parent.ifPresent(id -> vault.rootStore.pin(
                    pinnedFor(number), vault.rootStore.find(id).orElseThrow()));
            running.put(number, assembly);
            return "begin " + number + " on " + parent;
        }

        private String commit() {
            int number = any(running.keySet()).orElseThrow();
            SnapshotRoot root = vault.assembler.commit(running.remove(number), Vault.aCommit());
            vault.rootStore.unpin(pinnedFor(number));
            scene.jobs.change(aBackupId(number), job -> job.completed(scene.now));
            snapshots.put(root.id(), needed(root));
            return "commit " + number;
        }

        private String giveUp() {
            int number = any(running.keySet()).orElseThrow();
            running.remove(number);
            vault.rootStore.unpin(pinnedFor(number));
            scene.jobs.change(aBackupId(number), job -> job.stopped(scene.now));
            return "give up " + number;
        }

        private String delete() {
            SnapshotId id = any(snapshots.keySet()).orElseThrow();
            snapshots.remove(id);
            vault.rootStore.remove(id);
            return "delete " + id;
        }

        private static SnapshotId pinnedFor(int backup) {
            return new SnapshotId(aBackupId(backup).value());
        }

        private Set<ChunkId> needed(SnapshotRoot root) {
            Set<ChunkId> needed = new HashSet<>();
            root.meta().forEach(meta -> needed.add(meta.id()));
            root.segments().forEach(segment -> segment.documents().forEach(document -> needed.add(document.id())));
            EntryCursor entries = vault.reader.entries(root, 0, 0);
            while (entries.advance()) {
                needed.add(((Entry.Present) entries.entry()).place().pack());
            }
            return needed;
        }

        Set<ChunkId> lost() {
            Set<ChunkId> lost = new HashSet<>();
            snapshots.values().forEach(lost::addAll);
            lost.removeAll(vault.chunkStore.chunks.keySet());
            return lost;
        }

        void endAll() {
            while (!running.isEmpty()) {
                giveUp();
            }
            while (!snapshots.isEmpty()) {
                delete();
            }
            for (int day = 0; day < 3; day++) {
                scene.prune();
                scene.later(PruneScene.GRACE);
            }
        }

        private <T> Optional<T> any(Set<T> of) {
            List<T> sorted = of.stream().sorted().toList();
            return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(random.nextInt(sorted.size())));
        }
    }
}
