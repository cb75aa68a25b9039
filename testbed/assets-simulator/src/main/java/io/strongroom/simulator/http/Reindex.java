package io.strongroom.simulator.http;

/** A rebuild of the search index: until it ends, search shows what it knew before. */
final class Reindex {
    static final long DURATION_MS = 5_000;

    private volatile long end;

    void start(long now) {
        end = now + DURATION_MS;
    }

    /** Milliseconds; 0 when none is under way. */
    long remaining(long now) {
        return Math.max(0, end - now);
    }
}
