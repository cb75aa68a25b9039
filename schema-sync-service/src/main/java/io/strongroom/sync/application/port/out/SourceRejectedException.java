package io.strongroom.sync.application.port.out;

import org.jspecify.annotations.Nullable;

/** What we asked refuses, and will refuse again. The code is stable, the message fit for people. */
public final class SourceRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public SourceRejectedException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
