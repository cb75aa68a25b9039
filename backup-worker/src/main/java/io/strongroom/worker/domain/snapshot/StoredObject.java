package io.strongroom.worker.domain.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * An object as it is packed: the canonical bytes are what its version hash covers, the annotations (label, key, avatar,
 * links) stand beside them outside the hash. The arrays are not copied, because a backup passes millions of them; who
 * hands one over does not change it any more.
 *
 * @param updated when the object was changed last, in milliseconds and as the site says it; absent when the site does not
 *     say, or when a later change could bear the same time
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(
        long typeId,
        long objectId,
        byte[] canonical,
        byte[] annotations,
        long[] references,
        Optional<Instant> updated) {
    public StoredObject {
        if (typeId < 0 || objectId < 0) {
            throw new IllegalArgumentException("typeId and objectId are not negative: " + typeId + ", " + objectId);
        }
    }

    public StoredObject(long typeId, long objectId, byte[] canonical, byte[] annotations, long[] references) {
        this(typeId, objectId, canonical, annotations, references, Optional.empty());
    }

    /**
     * The same object, without the time of its change unless that is before {@code moment}: clocks tick, so an object that
     * was read just after a change may change once more without showing a later time.
     */
    public StoredObject settledBefore(Instant moment) {
        return updated.isEmpty() || updated.get().isBefore(moment)
                ? this
                : new StoredObject(typeId, objectId, canonical, annotations, references, Optional.empty());
    }
}
