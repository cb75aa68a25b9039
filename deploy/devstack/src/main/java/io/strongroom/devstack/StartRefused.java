package io.strongroom.devstack;

/** A reason not to start that its message explains to the person who starts it; no stack trace is needed. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
