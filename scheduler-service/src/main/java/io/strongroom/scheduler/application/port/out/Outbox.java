package io.strongroom.scheduler.application.port.out;

import java.util.List;

/** Unsent events. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface Outbox {
    /** At most {@code limit} slots' events, in the order in which each slot got them. */
    List<PendingEvent> pending(int limit);

    /** Forgets an event that was sent; may be repeated. */
    void remove(PendingEvent event);
}
