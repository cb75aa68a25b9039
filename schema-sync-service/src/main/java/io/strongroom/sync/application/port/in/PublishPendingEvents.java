package io.strongroom.sync.application.port.in;

/** Sends what is still in the outbox, oldest first per document; what cannot be sent stays for the next call. */
public interface PublishPendingEvents {
    void publishPending();
}
