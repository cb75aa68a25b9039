package io.strongroom.worker.domain.snapshot;

/** There is no such snapshot, or it was removed. */
public final class SnapshotNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotNotFoundException(SnapshotId id) {
        super("no snapshot " + id);
    }

    public String code() {
        return "snapshot.not-found";
    }
}
