package io.strongroom.worker.application.port.out;

/** The site did not give a usable answer although it was asked repeatedly; later it may. */
public final class SourceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
