package io.strongroom.scheduler.application.port.in;

/** Sends what is still in the outbox, oldest first per schema; what cannot be sent stays for the next call. */
public interface PublishPendingEvents {
    void publishPending();
}
