package io.strongroom.worker.application.port.out;

/** The snapshot store refuses (full, read-only, not allowed, too large); somebody has to act before a repetition helps. */
public final class SnapshotStoreRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotStoreRejectedException(String message, Throwable cause) {
        super(message, cause);
    }

    public SnapshotStoreRejectedException(String message) {
        super(message);
    }

    public String code() {
        return "snapshot-store.rejected";
    }
}
