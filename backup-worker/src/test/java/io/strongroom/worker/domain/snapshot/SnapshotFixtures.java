package io.strongroom.worker.domain.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Objects as a CMDB has them, and as nobody wants them. */
public final class SnapshotFixtures {
    private static final String[] WORDS = {
        "Server", "Büro", "データ", "\uD83D\uDE80", "\u0000", "e\u0301", "\u00e9", "שלום", "rack", "\\\"", "\uD800", ""
    };

    private SnapshotFixtures() {}

    public static StoredObject anObject(long typeId, long objectId) {
        return anObject(typeId, objectId, "v1");
    }

    public static StoredObject anObject(long typeId, long objectId, String version, long... references) {
        String canonical =
                "{\"attributes\":[\"" + version + "\"],\"id\":\"" + objectId + "\",\"typeId\":\"" + typeId + "\"}";
        String annotations = "{\"label\":\"Object " + objectId + "\",\"objectKey\":\"CM-" + objectId + "\"}";
        return new StoredObject(typeId, objectId, utf8(canonical), utf8(annotations), references);
    }

    /** Of any content: empty, with NUL and half surrogates, larger than a frame, larger than a pack. */
    public static StoredObject anyObject(Random random, long typeId, long objectId) {
        int size = random.nextInt(50) == 0 ? random.nextInt(1_500_000) : random.nextInt(4_000);
        byte[] canonical = random.nextInt(30) == 0 ? noise(random, size) : text(random, size);
        byte[] annotations = random.nextInt(200) == 0 ? noise(random, 600_000) : text(random, random.nextInt(200));
        long[] references = random.longs(random.nextInt(5), 0, 5_000).toArray();
        return new StoredObject(typeId, objectId, canonical, annotations, references);
    }

    public static List<StoredObject> anyObjects(Random random, int count) {
        List<StoredObject> objects = new ArrayList<>();
        long objectId = 0;
        for (int i = 0; i < count; i++) {
            objectId += 1 + random.nextInt(3);
            objects.add(anyObject(random, 1 + i / 40, objectId));
        }
        return objects;
    }

    public static SnapshotRoot aRoot(SnapshotId id) {
        return aRoot(id, "schema", Optional.empty());
    }

    public static SnapshotRoot aRoot(SnapshotId id, String schemaId, Optional<SnapshotRoot> parent) {
        ChunkId segment = ChunkId.of(ChunkKind.SEGMENT, new byte[] {1});
        ChunkId meta = ChunkId.of(ChunkKind.META, new byte[] {2});
        return new SnapshotRoot(
                SnapshotRoot.FORMAT_VERSION,
                id,
                schemaId,
                3,
                parent.map(SnapshotRoot::id),
                List.of(new Segment(
                        List.of(new SegmentDocument(segment, 1, 2, 3, 4_000_000_000L, 2, 4_000_000_000L, 5, 1)))),
                new TreeMap<>(Map.of(
                        "issues",
                        List.of(new Segment(List.of(new SegmentDocument(segment, 7, 8, 9, 10, 8, 10, 2, 0)))))),
                List.of(new MetaDocument("types.v1", meta, List.of(meta))),
                new Window(Instant.ofEpochMilli(1), Instant.ofEpochMilli(2)),
                new TreeMap<>(Map.of("objects", 4L, "a.b", 1L)),
                new TreeMap<>(Map.of(1L, 3L, 5_000_000_000L, 1L)),
                List.of(new SnapshotWarning("SCHEMA_DRIFT", "é", 2)),
                "ab",
                parent.map(SnapshotRoot::seal),
                "cd");
    }

    private static byte[] noise(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(Random random, int size) {
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(1000));
        }
        return utf8(text.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
