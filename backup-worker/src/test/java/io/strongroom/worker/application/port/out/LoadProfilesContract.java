package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of load profiles does. */
public abstract class LoadProfilesContract {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final HourLoad SOME = new HourLoad(10, 2500, 2, 40);

    /** A store without profiles. */
    protected abstract LoadProfiles profiles(Clock clock);

    @Test
    void anInstanceThatWasNeverReadHasNoHours() {
        assertThat(now().find("somebody")).isEmpty();
    }

    @Test
    void sumsGrow() {
        LoadProfiles profiles = now();

        profiles.add("a", Map.of(0, SOME, 167, new HourLoad(1, 20, 0, 0)));
        profiles.add("a", Map.of(0, SOME));
        profiles.add("b", Map.of(0, new HourLoad(0, 0, 0, 7)));

        assertThat(profiles.find("a"))
                .containsOnly(Map.entry(0, new HourLoad(20, 5000, 4, 80)), Map.entry(167, new HourLoad(1, 20, 0, 0)));
        assertThat(profiles.find("b")).containsOnly(Map.entry(0, new HourLoad(0, 0, 0, 7)));
    }

    @Test
    void oldSumsAreHalvedOnce() {
        LoadProfiles profiles = now();
        profiles.add("a", Map.of(5, SOME));
        Instant later = NOW.plus(Duration.ofDays(29));

        profiles.halve(NOW.plusSeconds(1), later);
        profiles.halve(NOW.plusSeconds(1), later);

        assertThat(profiles.find("a")).containsOnly(Map.entry(5, new HourLoad(5, 1250, 1, 20)));
    }

    @Test
    void youngSumsStay() {
        LoadProfiles profiles = now();
        profiles.add("a", Map.of(5, SOME));

        profiles.halve(NOW.minusSeconds(1), NOW);

        assertThat(profiles.find("a")).containsOnly(Map.entry(5, SOME));
    }

    private LoadProfiles now() {
        return profiles(Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
