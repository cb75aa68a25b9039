package io.strongroom.sync.application.port.out;

/** The store cannot be reached or does not take writes; the same call may succeed later. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
