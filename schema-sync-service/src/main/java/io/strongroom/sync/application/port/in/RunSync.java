package io.strongroom.sync.application.port.in;

/** The work of a sync, on a thread of its own. */
public interface RunSync {
    /** Claims a sync that nobody works on and does it; returns at once when there is none. May be called any time. */
    void runIfDue();

    /** Keeps the lease of the sync that this replica works on. */
    void heartbeat();
}
