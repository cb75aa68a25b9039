package io.strongroom.worker.domain.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one document whose insertion makes a snapshot exist. It is written last and never modified; {@code hmac} covers
 * every other field, and {@code previous} ties it to the root before it in the same schema.
 */
public record SnapshotRoot(
        int formatVersion,
        SnapshotId id,
        String schemaId,
        int keyEpoch,
        Optional<SnapshotId> parent,
        List<Segment> segments,
        List<MetaDocument> meta,
        Window window,
        SortedMap<String, Long> counts,
        SortedMap<Long, Long> objectsByType,
        List<SnapshotWarning> warnings,
        String merkleRoot,
        Optional<RootSeal> previous,
        String hmac) {
    /** What this program writes, and the newest version that it reads. */
    public static final int FORMAT_VERSION = 1;

    public SnapshotRoot {
        segments = List.copyOf(segments);
        meta = List.copyOf(meta);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        objectsByType = Collections.unmodifiableSortedMap(new TreeMap<>(objectsByType));
        warnings = List.copyOf(warnings);
    }

    public long objects() {
        return objectsByType.values().stream().mapToLong(Long::longValue).sum();
    }

    public RootSeal seal() {
        return new RootSeal(id, hmac);
    }

    public SnapshotRoot sealedWith(String newHmac) {
        return new SnapshotRoot(
                formatVersion,
                id,
                schemaId,
                keyEpoch,
                parent,
                segments,
                meta,
                window,
                counts,
                objectsByType,
                warnings,
                merkleRoot,
                previous,
                newHmac);
    }
}
