package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

public final class InMemoryLoadProfiles implements LoadProfiles {
    private final Map<String, Map<Integer, HourLoad>> profiles = new HashMap<>();
    private final Map<String, Instant> halvedAt = new HashMap<>();
    private final Clock clock;
    private boolean away;

    public InMemoryLoadProfiles(Clock clock) {
        this.clock = clock;
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public void add(String instanceId, Map<Integer, HourLoad> hours) {
        if (away) {
            throw new LedgerUnavailableException(new IllegalStateException("away"));
        }
        halvedAt.putIfAbsent(instanceId, clock.instant());
        hours.forEach((hour, load) ->
                profiles.computeIfAbsent(instanceId, any -> new HashMap<>()).merge(hour, load, HourLoad::plus));
    }

    @Override
    public Map<Integer, HourLoad> find(String instanceId) {
        return Map.copyOf(profiles.getOrDefault(instanceId, Map.of()));
    }

    @Override
    public void halve(Instant end, Instant now) {
        halvedAt.forEach((instance, at) -> {
            if (at.isBefore(end)) {
                halvedAt.put(instance, now);
                profiles.get(instance)
                        .replaceAll((hour, load) -> new HourLoad(
                                load.requests() / 2,
                                load.latencyMs() / 2,
                                load.refused() / 2,
                                load.changedObjects() / 2));
            }
        });
    }
}
