package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.FollowSiteLoad;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.LoadMeter;
import io.strongroom.worker.application.port.out.LoadProfiles;
import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

public final class FollowSiteLoadService implements FollowSiteLoad {
    private static final Duration HALF_LIFE = Duration.ofDays(28);

    private final LoadMeter meter;
    private final LoadProfiles profiles;
    private final Clock clock;

    public FollowSiteLoadService(LoadMeter meter, LoadProfiles profiles, Clock clock) {
        this.meter = meter;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public void store() {
        Map<String, Map<Integer, HourLoad>> measured = new HashMap<>(meter.drain());
        try {
            for (String instanceId : Map.copyOf(measured).keySet()) {
                profiles.add(instanceId, measured.get(instanceId));
                measured.remove(instanceId);
            }
        } catch (LedgerUnavailableException e) {
            meter.putBack(measured);
            throw e;
        }
    }

    @Override
    public void forget() {
        Instant now = clock.instant();
        profiles.halve(now.minus(HALF_LIFE), now);
    }

    @Override
    public SortedMap<Integer, HourLoad> of(String instanceId) {
        return new TreeMap<>(profiles.find(instanceId));
    }
}
