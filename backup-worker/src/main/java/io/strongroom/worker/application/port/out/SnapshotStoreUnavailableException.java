package io.strongroom.worker.application.port.out;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snapshot store did not answer, or not now; the same call may succeed later. */
public final class SnapshotStoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public SnapshotStoreUnavailableException(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    public SnapshotStoreUnavailableException(String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** There when the store itself asked for patience: it is in order, and too many ask. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public String code() {
        return "snapshot-store.unavailable";
    }
}
