package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.InstanceChanged;
import java.util.List;

/**
 * The events that were saved with their instances and not published yet. Both calls block, may be repeated, and throw
 * {@link StoreUnavailableException} when the store does not answer.
 */
public interface Outbox {

    /** Oldest first for each instance. */
    List<PendingEvent> pending();

    void markPublished(PendingEvent event);

    /**
     * An event and the request that caused it.
     *
     * @param correlationId empty when no request did
     */
    record PendingEvent(InstanceChanged event, String correlationId) {}
}
