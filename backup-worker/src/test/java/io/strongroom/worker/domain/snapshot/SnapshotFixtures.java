package io.strongroom.worker.domain.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
