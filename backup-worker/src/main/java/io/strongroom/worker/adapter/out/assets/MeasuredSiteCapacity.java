package io.strongroom.worker.adapter.out.assets;

import io.strongroom.worker.application.port.out.SiteCapacity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Little's law: rate times latency is how many calls can be under way; a little more hides the time between calls. */
public final class MeasuredSiteCapacity implements SiteCapacity {
    private static final int BEFORE_ANYTHING_IS_KNOWN = 4;
    private static final double MARGIN = 1.25;
    private static final int SPARE = 2;

    private final CallTimes times;
    private final ToDoubleFunction<String> allowedPerSecond;
    private final int most;
    private final Map<String, String> siteOfInstance = new ConcurrentHashMap<>();

    /** @param allowedPerSecond by site key, as the shared budget has it */
    public MeasuredSiteCapacity(CallTimes times, ToDoubleFunction<String> allowedPerSecond, int most) {
        this.times = times;
        this.allowedPerSecond = allowedPerSecond;
        this.most = most;
    }

    void opened(String instanceId, String siteKey) {
        siteOfInstance.put(instanceId, siteKey);
    }

    @Override
    public int usefulConcurrency(String instanceId) {
        String site = siteOfInstance.get(instanceId);
        double latency = site == null ? 0 : times.latencySeconds(site);
        if (site == null || latency == 0) {
            return Math.min(most, BEFORE_ANYTHING_IS_KNOWN);
        }
        double useful = Math.ceil(allowedPerSecond.applyAsDouble(site) * latency * MARGIN) + SPARE;
        return (int) Math.max(1, Math.min(most, useful));
    }
}
