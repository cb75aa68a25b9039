package io.strongroom.assets.call;

/** What was wrong with the answer. */
public enum ProtocolFault {
    REDIRECT(false),
    HTML_INSTEAD_OF_JSON(false),
    TRUNCATED(true),
    MALFORMED_JSON(true),
    UNEXPECTED_SHAPE(false),
    DUPLICATE_KEY(false),
    TOO_LARGE(false),
    COMPRESSION_BOMB(false),
    UNKNOWN_ENCODING(false),
    NO_PROGRESS(false);

    private final boolean retryable;

    ProtocolFault(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the client itself asks again before it gives up. */
    public boolean retryable() {
        return retryable;
    }
}
