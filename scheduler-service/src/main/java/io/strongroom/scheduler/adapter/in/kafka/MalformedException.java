package io.strongroom.scheduler.adapter.in.kafka;

/** The record will never be readable; the message is the reason in the dead-letter topic. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
