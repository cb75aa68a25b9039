package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what is in a snapshot from the store alone. Throws {@code SnapshotNotFoundException},
 * {@code UnsupportedFormatException}, {@code CorruptSnapshotException} when what it needs is damaged, and the failures of
 * the stores.
 */
public interface BrowseSnapshot {
    int LARGEST_PAGE = 200;

    SnapshotRoot root(SnapshotId id);

    /** The number of objects of each type that has any, by type id. */
    List<TypeCount> types(SnapshotId id);

    /** A definition document (canonical JSON) by its name. */
    Optional<byte[]> meta(SnapshotId id, String name);

    /** Objects in the order of type and id. A search reads every object of its types; without one only the page is read. */
    Page objects(Query query);

    /** Finds an object by its id; a version of it is at most under one type. */
    Optional<FoundObject> object(SnapshotId id, long objectId);

    /** Entries of a collection in the order of their keys; none when the snapshot lacks the collection. */
    Page entries(EntryQuery query);

    record TypeCount(long typeId, long objects) {}

    /** {@code typeId} is the first part of the key; absent means all. */
    record EntryQuery(SnapshotId snapshotId, String collection, OptionalLong typeId, long offset, int size) {
        public EntryQuery {
            requirePage(offset, size);
        }
    }

    /** {@code search} is a part of the label or key, in any case; empty means all. */
    record Query(SnapshotId snapshotId, OptionalLong typeId, String search, long offset, int size) {
        public Query {
            requirePage(offset, size);
        }
    }

    private static void requirePage(long offset, int size) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset is negative: " + offset);
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("size is not between 1 and " + LARGEST_PAGE + ": " + size);
        }
    }

    record Page(List<FoundObject> items, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The bytes exactly as they were packed. */
    @SuppressWarnings("ArrayRecordComponent")
    record FoundObject(long typeId, long objectId, byte[] canonical, byte[] annotations) {}
}
