package io.strongroom.config.application.port.out;

/** The store does not answer; trying again later may help. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super("the store does not answer", cause);
    }
}
