package io.strongroom.worker.domain.job;

/** Which bound holds a backup's speed at the moment. */
public enum LimitedBy {
    /** The number of requests that the site allows, or that we leave to others. */
    API_RATE,
    /** The time that the site takes to answer. */
    API_LATENCY,
    /** The snapshot store's write speed. */
    STORE,
    /** This worker's processor. */
    CPU
}
