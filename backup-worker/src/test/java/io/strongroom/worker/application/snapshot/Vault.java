package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TenantKey;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.application.port.out.InMemoryKeyRings;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a test needs to take a snapshot on the heap, with real keys and real compression. */
public final class Vault {
    public static final String SCHEMA = "7b6d3a2e-0000-3000-8000-000000000001";

    public final InMemorySnapshotStore chunkStore = new InMemorySnapshotStore();
    public final InMemorySnapshotRoots rootStore = new InMemorySnapshotRoots();
    public final KeyRings rings = new InMemoryKeyRings();
    public final SnapshotKeys keys;
    public final SealedChunks sealed;
    public final SnapshotAssembler assembler;
    public final SnapshotReader reader;
    private int snapshots;

    public Vault() {
        this("tenant-a");
    }

    public Vault(String tenant) {
        keys = TinkSnapshotKeys.open(aTenantKey(1), rings, () -> tenant);
        sealed = new SealedChunks(chunkStore, keys, new ZstdFrameCompression());
        assembler = new SnapshotAssembler(sealed, rootStore);
        reader = new SnapshotReader(sealed, rootStore);
    }

    /** The same keys over another store and other roots. */
    public SealedChunks over(SnapshotStore store) {
        return new SealedChunks(store, keys, new ZstdFrameCompression());
    }

    public static TenantKey aTenantKey(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return TenantKey.ofBase64(Base64.getEncoder().encodeToString(key));
    }

    public SnapshotId nextId() {
        return new SnapshotId(String.format(Locale.ROOT, "01JABCDEFGHJKMNPQRSTV%05d", snapshots++));
    }

    /** Packs the objects into runs of at most {@code perRun}. */
    public List<ChunkId> pack(Collection<StoredObject> objects, int perRun) {
        return pack(sealed, objects, perRun);
    }

    public static List<ChunkId> pack(SealedChunks sealed, Collection<StoredObject> objects, int perRun) {
        List<ChunkId> runs = new ArrayList<>();
        ObjectPacker packer = new ObjectPacker(sealed);
        int inRun = 0;
        for (StoredObject object : objects) {
            packer.add(object);
            if (++inRun == perRun || packer.full()) {
                runs.add(packer.flush().runId());
                inRun = 0;
            }
        }
        if (!packer.isEmpty()) {
            runs.add(packer.flush().runId());
        }
        return runs;
    }

    public SnapshotRoot commit(List<ChunkId> runs) {
        return commit(runs, Optional.empty());
    }

    public SnapshotRoot commit(List<ChunkId> runs, Optional<SnapshotId> parent) {
        return commit(assembler, nextId(), runs, parent);
    }

    public static SnapshotRoot commit(
            SnapshotAssembler assembler, SnapshotId id, List<ChunkId> runs, Optional<SnapshotId> parent) {
        return commit(assembler, id, runs, new TreeMap<>(), parent);
    }

    public SnapshotRoot commit(
            List<ChunkId> runs, SortedMap<String, CollectionRuns> collections, Optional<SnapshotId> parent) {
        return commit(assembler, nextId(), runs, collections, parent);
    }

    private static SnapshotRoot commit(
            SnapshotAssembler assembler,
            SnapshotId id,
            List<ChunkId> runs,
            SortedMap<String, CollectionRuns> collections,
            Optional<SnapshotId> parent) {
        Assembly assembly = assembler.assemble(
                new AssembleRequest(id, SCHEMA, parent, runs, collections, missing -> {}, ReadingProgress.NONE));
        return assembler.commit(assembly, aCommit());
    }

    public static CommitRequest aCommit() {
        SortedMap<String, byte[]> meta = new TreeMap<>();
        meta.put("schema", "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));
        meta.put("types", "[{\"id\":\"1\",\"name\":\"Host\"}]".getBytes(StandardCharsets.UTF_8));
        Instant t0 = Instant.parse("2026-11-23T00:00:00.123456Z");
        return new CommitRequest(meta, new Window(t0, t0.plusSeconds(60)), new TreeMap<>(), List.of());
    }
}
