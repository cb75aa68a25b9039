package io.strongroom.worker.application.port.out;

/** The tenant key does not open the key ring, or the ring lacks an epoch; nothing was written. */
public final class WrongKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongKeyException(String message) {
        super(message);
    }

    public WrongKeyException(String message, Throwable cause) {
        super(message, cause);
    }

    public String code() {
        return "snapshot-key.wrong";
    }
}
