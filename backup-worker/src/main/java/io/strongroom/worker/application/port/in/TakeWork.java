package io.strongroom.worker.application.port.in;

import java.time.Duration;

/** Keeps this worker busy with what the ledger holds. */
public interface TakeWork {

    /** Claims what there is room for and returns at once; the work goes on in the background. */
    void lookForWork();

    /** Extends the leases of what this worker does, and drops what it has lost. */
    void heartbeat();

    /** Claims nothing more, lets running work reach its next checkpoint and releases it; returns when done or out of time. */
    void drain(Duration patience);
}
