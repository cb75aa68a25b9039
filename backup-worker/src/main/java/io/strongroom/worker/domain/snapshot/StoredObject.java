package io.strongroom.worker.domain.snapshot;

/**
 * An object as it is packed: the canonical bytes are what its version hash covers, the annotations (label, key, avatar,
 * links) stand beside them outside the hash. The arrays are not copied, because a backup passes millions of them; who
 * hands one over does not change it any more.
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(long typeId, long objectId, byte[] canonical, byte[] annotations, long[] references) {
    public StoredObject {
        if (typeId < 0 || objectId < 0) {
            throw new IllegalArgumentException("typeId and objectId are not negative: " + typeId + ", " + objectId);
        }
    }
}
