package io.strongroom.scheduler.application.port.out;

import java.util.List;

/** Unsent events. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface Outbox {
    /** Events of at most {@code limit} slots and as many schedules, in the order in which each got them. */
    List<PendingEvent> pending(int limit);

    /** Forgets an event that was sent; may be repeated. */
    void remove(PendingEvent event);
}
