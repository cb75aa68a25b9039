package io.strongroom.config.application.port.in;

/** Publishes what was saved and not told yet. Repeating it, also at the same time, does no harm. */
public interface PublishPendingEvents {

    /** Stops at the first event that the broker does not take now; the rest stays for the next time. */
    Report publish();

    /** What one pass achieved. */
    record Report(int published, int left) {}
}
