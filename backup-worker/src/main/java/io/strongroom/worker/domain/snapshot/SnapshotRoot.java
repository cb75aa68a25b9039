package io.strongroom.worker.domain.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one document whose insertion makes a snapshot exist. It is written last and never modified; {@code hmac} covers
 * every other field, and {@code previous} ties it to the root before it in the same schema.
 *
 * @param segments of the objects, newest first
 * @param collections what a snapshot has beside its objects, by name, each with segments of its own, newest first
 */
public record SnapshotRoot(
        int formatVersion,
        SnapshotId id,
        String schemaId,
        int keyEpoch,
        Optional<SnapshotId> parent,
        List<Segment> segments,
        SortedMap<String, List<Segment>> collections,
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

    /** The collection of issues that hold objects; keys are the number of the custom field and the id of the issue. */
    public static final String ISSUES = "issues";

    public SnapshotRoot {
        segments = List.copyOf(segments);
        SortedMap<String, List<Segment>> filled = new TreeMap<>();
        collections.forEach((name, chain) -> {
            if (!chain.isEmpty()) {
                filled.put(name, List.copyOf(chain));
            }
        });
        collections = Collections.unmodifiableSortedMap(filled);
        meta = List.copyOf(meta);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        objectsByType = Collections.unmodifiableSortedMap(new TreeMap<>(objectsByType));
        warnings = List.copyOf(warnings);
    }

    public long objects() {
        return objectsByType.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of the objects and of every collection: all that this snapshot is made of, but for its definitions. */
    public Stream<Segment> everySegment() {
        return Stream.concat(segments.stream(), collections.values().stream().flatMap(List::stream));
    }

    /** The segments of a collection; none when the snapshot lacks it. */
    public List<Segment> collection(String name) {
        return collections.getOrDefault(name, List.of());
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
                collections,
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
