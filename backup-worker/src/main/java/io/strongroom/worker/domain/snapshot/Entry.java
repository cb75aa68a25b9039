package io.strongroom.worker.domain.snapshot;

import java.util.List;
import java.util.OptionalLong;

/** One line of a run or segment: where the version of an object is, or that the object is gone. */
public sealed interface Entry {
    long typeId();

    long objectId();

    /** Runs and segments are sorted by type, then object. */
    static int compareKeys(long typeA, long objectA, long typeB, long objectB) {
        int byType = Long.compare(typeA, typeB);
        return byType != 0 ? byType : Long.compare(objectA, objectB);
    }

    /** Whether the key of this entry is below, at or above that of the other. */
    default int compareKey(Entry other) {
        return compareKeys(typeId(), objectId(), other.typeId(), other.objectId());
    }

    /**
     * {@code references} counts the references that leave this version, repeated targets included; {@code updated} is when
     * the site says that the object was changed last, in milliseconds since 1970: while the site still says so, this is
     * still its version. Where it is absent nothing can be said without reading the object.
     */
    record Present(long typeId, long objectId, VersionHash version, int references, OptionalLong updated, Place place)
            implements Entry {}

    /** The object is gone; hides every older version of it. */
    record Tombstone(long typeId, long objectId) implements Entry {}

    /** {@code valuePacks} are the packs that hold this object's parts that were too large for a frame. */
    record Place(ChunkId pack, int frame, int slot, List<ChunkId> valuePacks) {
        public Place {
            valuePacks = List.copyOf(valuePacks);
        }
    }
}
