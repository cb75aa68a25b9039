package io.strongroom.worker.adapter.out.assets;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.strongroom.assets.call.CallObserver;
import io.strongroom.assets.call.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures every exchange: for the metrics, for the site's usual latency, and for the thread that made it. */
public final class CallTimes implements CallObserver {
    private static final double WEIGHT = 0.1;
    private static final int THROTTLED = 429;

    private final MeterRegistry registry;
    private final Map<String, Double> latencySeconds = new ConcurrentHashMap<>();
    private final ThreadLocal<long[]> called = ThreadLocal.withInitial(() -> new long[1]);
    private final ThreadLocal<long[]> waited = ThreadLocal.withInitial(() -> new long[1]);

    public CallTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void completed(String site, Endpoint endpoint, int status, long durationNanos, long bytes) {
        called.get()[0] += durationNanos;
        if (endpoint.readsObjects() && status == 200) {
            latencySeconds.merge(site, durationNanos / 1e9, (old, fresh) -> old + WEIGHT * (fresh - old));
        }
        Timer.builder("backup_source_calls")
                .description("Calls to Atlassian, retries included")
                .tag("endpoint", endpoint.name())
                .tag("result", result(status))
                .register(registry)
                .record(Duration.ofNanos(durationNanos));
        registry.counter("backup_source_bytes").increment((double) bytes);
    }

    private static String result(int status) {
        if (status == 0) {
            return "no_answer";
        }
        return status == THROTTLED ? "throttled" : status / 100 + "xx";
    }

    void waited(long nanos) {
        waited.get()[0] += nanos;
    }

    /** Smoothed; 0 while unknown. */
    double latencySeconds(String site) {
        return latencySeconds.getOrDefault(site, 0.0);
    }

    /** What this thread spent since it asked last. */
    Spent takeSpent() {
        Spent spent = new Spent(Duration.ofNanos(waited.get()[0]), Duration.ofNanos(called.get()[0]));
        waited.get()[0] = 0;
        called.get()[0] = 0;
        return spent;
    }

    record Spent(Duration waited, Duration called) {}
}
