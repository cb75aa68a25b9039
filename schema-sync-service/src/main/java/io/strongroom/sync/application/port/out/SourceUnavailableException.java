package io.strongroom.sync.application.port.out;

/** What we asked does not answer, or not now; later may help. The code is stable, the message fit for people. */
public final class SourceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public SourceUnavailableException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
