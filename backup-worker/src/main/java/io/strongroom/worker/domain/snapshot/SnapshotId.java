package io.strongroom.worker.domain.snapshot;

import java.util.regex.Pattern;

/** A ULID: 26 characters of Crockford's base 32, upper case; its order is the order of creation. */
public record SnapshotId(String value) implements Comparable<SnapshotId> {
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public SnapshotId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("snapshotId is not a ULID: " + value);
        }
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
