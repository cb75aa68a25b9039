package io.strongroom.worker.application.port.out;

/** Somebody else holds the lease now; whatever was being done is theirs to do. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String what) {
        super("the lease of " + what + " was lost");
    }
}
