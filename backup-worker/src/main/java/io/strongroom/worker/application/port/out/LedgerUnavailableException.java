package io.strongroom.worker.application.port.out;

/** The document store does not answer; repeating the call later may help. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(Throwable cause) {
        super("the document store does not answer", cause);
    }
}
