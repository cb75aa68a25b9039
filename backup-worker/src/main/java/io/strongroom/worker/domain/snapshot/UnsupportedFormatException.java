package io.strongroom.worker.domain.snapshot;

/** Written by a newer Strongroom: reading on would be guessing. */
public final class UnsupportedFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedFormatException(String what, int version) {
        super(what + " has format version " + version + ", this Strongroom reads up to " + SnapshotRoot.FORMAT_VERSION
                + "; upgrade it to read this snapshot");
    }

    public String code() {
        return "snapshot.format-unsupported";
    }
}
