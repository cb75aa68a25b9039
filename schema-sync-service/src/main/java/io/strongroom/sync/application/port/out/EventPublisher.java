package io.strongroom.sync.application.port.out;

/** Returns when the broker has the event. May be repeated with the same event: receivers know its id. Blocks. */
public interface EventPublisher {
    void publish(PendingEvent event);

    /** The broker did not take the event; try later. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
