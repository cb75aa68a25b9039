package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.call.CallObserver;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.worker.application.port.out.LoadMeter;
import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts exchanges by hour of the week before it hands them on. Calls before a site was opened are not counted. */
public final class SiteLoad implements CallObserver, LoadMeter {
    private static final int THROTTLED = 429;
    private static final double NANOS_PER_MS = 1e6;
    private static final Duration RECENT = Duration.ofDays(7);

    private final CallObserver next;
    private final Clock clock;
    private final Map<String, String> instanceOfSite = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, HourLoad>> measured = new HashMap<>();

    public SiteLoad(CallObserver next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    void opened(String instanceId, String siteKey) {
        instanceOfSite.put(siteKey, instanceId);
    }

    @Override
    public void completed(String site, Endpoint endpoint, int status, long durationNanos, long bytes) {
        boolean refused = status == THROTTLED;
        boolean answered = status / 100 == 2;
        if (refused || answered) {
            // a refusal says nothing of how fast answers are, and is a call all the same
            double latency = answered ? durationNanos / NANOS_PER_MS : 0;
            add(site, clock.instant(), new HourLoad(1, latency, refused ? 1 : 0, 0));
        }
        next.completed(site, endpoint, status, durationNanos, bytes);
    }

    /** Before this an object's change is too long ago to count; texts of instants sort like instants. */
    String recentFrom() {
        return clock.instant().minus(RECENT).toString();
    }

    /** An object that was read says when it was changed. */
    void changed(String site, String updated) {
        // an object without a readable time is backed up like any other, and not counted
        Moments.of(updated).ifPresent(at -> add(site, at, new HourLoad(0, 0, 0, 1)));
    }

    private void add(String site, Instant at, HourLoad load) {
        String instance = instanceOfSite.get(site);
        if (instance != null) {
            synchronized (measured) {
                measured.computeIfAbsent(instance, any -> new HashMap<>())
                        .merge(HourLoad.hourOfWeek(at), load, HourLoad::plus);
            }
        }
    }

    @Override
    public Map<String, Map<Integer, HourLoad>> drain() {
        synchronized (measured) {
            Map<String, Map<Integer, HourLoad>> drained = Map.copyOf(measured);
            measured.clear();
            return drained;
        }
    }

    @Override
    public void putBack(Map<String, Map<Integer, HourLoad>> returned) {
        synchronized (measured) {
            returned.forEach((instance, hours) -> hours.forEach((hour, load) ->
                    measured.computeIfAbsent(instance, any -> new HashMap<>()).merge(hour, load, HourLoad::plus)));
        }
    }
}
