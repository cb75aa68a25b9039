package io.strongroom.assets.call;

/**
 * Told about every single HTTP exchange, retries and 429s included: for metrics and for decisions that latency drives.
 * Called on the thread that made the call; must be quick and must not throw.
 */
@FunctionalInterface
public interface CallObserver {

    CallObserver NONE = (site, endpoint, status, durationNanos, bytes) -> {};

    /**
     * One exchange has ended.
     *
     * @param status HTTP status, or 0 when no complete answer came
     * @param bytes length of the body as it came over the wire (compressed)
     */
    void completed(String site, Endpoint endpoint, int status, long durationNanos, long bytes);
}
