package io.strongroom.config.application.port.out;

/**
 * Tells the other services. Blocks until the broker has the event on all in-sync replicas; may be repeated, since
 * consumers know an event by its id.
 */
public interface EventPublisher {

    /**
     * Returns when the broker has the event.
     *
     * @throws PublishingUnavailableException when the broker does not answer in time; the event may have arrived
     * @throws PublishingRejectedException when the broker will never take this event
     */
    void publish(Outbox.PendingEvent event);

    /** The broker does not answer; trying again later may help. */
    final class PublishingUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PublishingUnavailableException(Throwable cause) {
            super("the broker does not answer", cause);
        }
    }

    /** The broker refuses the event as it is. */
    final class PublishingRejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PublishingRejectedException(Throwable cause) {
            super("the broker refuses the event", cause);
        }
    }
}
