package io.strongroom.launcher;

/** Something the person at the keyboard can do something about; the message says what, and no stack trace is shown. */
public final class LaunchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchRefused(String message) {
        super(message);
    }

    public LaunchRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
