package io.strongroom.sync.application.port.out;

import java.util.List;

/** Unsent events. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface Outbox {
    /** The events of at most {@code limit} documents, in the order in which each document got them. */
    List<PendingEvent> pending(int limit);

    /** Forgets an event that was sent; may be repeated. */
    void remove(PendingEvent event);
}
