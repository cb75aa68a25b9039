package io.strongroom.worker.application.port.out;

/** The snapshot store did not answer, or not now; the same call may succeed later. */
public final class SnapshotStoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public String code() {
        return "snapshot-store.unavailable";
    }
}
