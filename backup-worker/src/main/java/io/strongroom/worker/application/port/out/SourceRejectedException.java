package io.strongroom.worker.application.port.out;

/** The site refused; asking again does not help until somebody changed something. */
public final class SourceRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public SourceRejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public SourceRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was refused. */
    public enum Reason {
        /** E-mail or API token, or the account's permission. */
        CREDENTIALS,
        /** The thing that was asked for does not exist, or may not be seen. */
        NOT_FOUND,
        /** The question itself; with a query, the site's query language lacks something. */
        QUESTION,
        /** The instance is not configured any more. */
        INSTANCE_GONE,
        /** The site gave pages that contradict each other. */
        INCONSISTENT
    }
}
