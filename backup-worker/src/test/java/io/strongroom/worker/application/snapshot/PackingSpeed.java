package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.adapter.out.storage.FileSystemSnapshotStore;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.InMemoryKeyRings;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.service.VerifySnapshotService;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Measures packing, assembling and verifying of objects of about 1.5 KB in
 * the processor time of its one thread, so that a busy machine does not matter; arguments: objects, rounds. */
public final class PackingSpeed {
    private PackingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int objects = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        SnapshotKeys keys = TinkSnapshotKeys.open(Vault.aTenantKey(1), new InMemoryKeyRings(), () -> "speed");
        for (int round = 0; round < rounds; round++) {
            Path folder = Files.createTempDirectory("packing-speed");
            SnapshotStore store = new FileSystemSnapshotStore(folder);
            SealedChunks chunks = new SealedChunks(store, keys, new ZstdFrameCompression());
            InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
            measure(objects, chunks, roots, new SnapshotId("01JABCDEFGHJKMNPQRSTV00001"));
        }
    }

    private static void measure(int count, SealedChunks chunks, InMemorySnapshotRoots roots, SnapshotId id) {
        List<StoredObject> sample = sample();
        List<ChunkId> runs = new ArrayList<>();
        ObjectPacker packer = new ObjectPacker(chunks);
        long canonical = 0;
        long stored = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            StoredObject like = sample.get(i % sample.size());
            packer.add(new StoredObject(
                    1 + i / 40_000, i + 1L, like.canonical(), like.annotations(), new long[] {i / 2, i + 7L}));
            if (packer.full() || i == count - 1) {
                PackedRun run = packer.flush();
                runs.add(run.runId());
                canonical += run.canonicalBytes();
                stored += run.storedBytes();
            }
        }
        double packing = seconds(start);
        long assembleStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        SnapshotRoot root = Vault.commit(new SnapshotAssembler(chunks, roots), id, runs, Optional.empty());
        double assembling = seconds(assembleStart);
        long verifyStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        VerifySnapshot.Result result =
                new VerifySnapshotService(new SnapshotReader(chunks, roots)).verify(new VerifySnapshot.Command(id));
        double verifying = seconds(verifyStart);
        System.out.printf(
                Locale.ROOT,
                "objects=%d runs=%d canonical=%.1fMB stored=%.1fMB (%.0f B/object, %.2f:1) packing=%.2fs %.0f/s %.0fMB/s"
                        + " assembling=%.2fs %.0f/s verifying=%.2fs %.0f/s ok=%s heap=%dMB%n",
                root.objects(),
                runs.size(),
                canonical / 1e6,
                stored / 1e6,
                (double) stored / count,
                (double) canonical / stored,
                packing,
                count / packing,
                canonical / 1e6 / packing,
                assembling,
                count / assembling,
                verifying,
                count / verifying,
                result.ok(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000);
    }

    /** Objects of one type share names and repeat values, as those of a CMDB do. */
    private static List<StoredObject> sample() {
        Random random = new Random(7);
        List<StoredObject> sample = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("{\"attributes\":{");
            for (int attribute = 100; attribute < 124; attribute++) {
                text.append('"').append(attribute).append("\":[{\"value\":\"");
                if (attribute % 3 == 0) {
                    text.append("location-").append(random.nextInt(40));
                } else if (attribute % 3 == 1) {
                    text.append(Long.toHexString(random.nextLong())).append(".example.com");
                } else {
                    text.append("status ").append(random.nextInt(6)).append(" of the operating system");
                }
                text.append("\"}],");
            }
            text.append("\"end\":[]},\"id\":\"")
                    .append(i)
                    .append("\",\"label\":\"Host ")
                    .append(i)
                    .append("\"}");
            byte[] canonical = text.toString().getBytes(StandardCharsets.UTF_8);
            byte[] annotations = ("{\"links\":" + random.nextInt(9) + "}").getBytes(StandardCharsets.UTF_8);
            sample.add(new StoredObject(1, i, canonical, annotations, new long[0]));
        }
        return sample;
    }

    private static double seconds(long start) {
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }
}
