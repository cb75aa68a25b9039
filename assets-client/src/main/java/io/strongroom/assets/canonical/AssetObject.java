package io.strongroom.assets.canonical;

import java.util.Arrays;
import java.util.List;

/**
 * One object as the API returned it. The canonical bytes are what is hashed and compared; the annotations make a backup
 * readable (names of referenced objects and users, values as displayed) and may change without the object changing.
 *
 * <p>Canonical form, keys sorted: {@code attributes} (by attribute id, each an array of values in received order),
 * {@code created}, {@code id}, {@code key}, {@code label}, {@code type}, {@code updated}. A plain string value is a JSON
 * string; anything else is an object: {@code {"ref":"87"}}, {@code {"status":"3"}}, {@code {"group":"name"}},
 * {@code {"user":"accountId"}}, {@code {"value":<number, boolean, …>}}, and {@code "other"} with the raw canonical JSON of
 * kinds that we do not know. An attribute without values is the same as an absent one.
 *
 * <p>The arrays are not copied: callers must not change them.
 */
public final class AssetObject {

    private final long id;
    private final long typeId;
    private final String key;
    private final String label;
    private final String updated;
    private final byte[] canonicalBytes;
    private final byte[] annotationBytes;
    private final long[] references;

    AssetObject(
            long id,
            long typeId,
            String key,
            String label,
            String updated,
            byte[] canonicalBytes,
            byte[] annotationBytes,
            long[] references) {
        this.id = id;
        this.typeId = typeId;
        this.key = key;
        this.label = label;
        this.updated = updated;
        this.canonicalBytes = canonicalBytes;
        this.annotationBytes = annotationBytes;
        this.references = references;
    }

    /** Reads an object back from what {@link #canonicalBytes} and {@link #annotationBytes} gave. */
    public static AssetObject decode(byte[] canonicalBytes, byte[] annotationBytes) {
        return StoredObject.read(canonicalBytes, annotationBytes);
    }

    public long id() {
        return id;
    }

    public long typeId() {
        return typeId;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** As received, not parsed; empty when the answer had none. */
    public String updated() {
        return updated;
    }

    public byte[] canonicalBytes() {
        return canonicalBytes;
    }

    /** Canonical JSON too; {@code {}} when there is nothing to say. */
    public byte[] annotationBytes() {
        return annotationBytes;
    }

    /** Ids of the referenced objects in canonical order; an id occurs as often as it is referenced. */
    public long[] references() {
        return references;
    }

    /** The attributes with their values, for showing the object to a person. Parses on every call. */
    public List<AttributeValues> attributes() {
        return StoredObject.attributes(canonicalBytes, annotationBytes);
    }

    /** Same canonical bytes; annotations do not count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AssetObject that && Arrays.equals(canonicalBytes, that.canonicalBytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonicalBytes);
    }

    /** Without content: an asset's content is not for logs. */
    @Override
    public String toString() {
        return "AssetObject[id=" + id + ", typeId=" + typeId + ']';
    }
}
