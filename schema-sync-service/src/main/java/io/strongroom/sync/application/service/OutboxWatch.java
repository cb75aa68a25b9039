package io.strongroom.sync.application.service;

/** Is told how sweeps of the outbox go, from any thread. */
public interface OutboxWatch {
    /** Broker or store did not answer; events wait. */
    void swept(RuntimeException failure);

    /** Nothing waits. */
    void swept();
}
