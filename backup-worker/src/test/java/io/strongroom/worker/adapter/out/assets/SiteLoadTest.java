package io.strongroom.worker.adapter.out.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.assets.call.Endpoint;
import io.strongroom.worker.application.port.in.FollowSiteLoad;
import io.strongroom.worker.application.port.out.InMemoryLoadProfiles;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.service.FollowSiteLoadService;
import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteLoadTest {
    /** A Monday, 12:30. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:30:00Z"), ZoneOffset.UTC);

    private final List<Integer> handedOn = new ArrayList<>();
    private final SiteLoad load = new SiteLoad((site, endpoint, status, nanos, bytes) -> handedOn.add(status), CLOCK);
    private final InMemoryLoadProfiles profiles = new InMemoryLoadProfiles(CLOCK);
    private final FollowSiteLoad follow = new FollowSiteLoadService(load, profiles, CLOCK);

    @Test
    void callsAreCountedInTheirHourOfTheWeekAndHandedOn() {
        load.opened("instance", "site");
        call(200, 100);
        call(200, 300);
        call(429, 5);
        call(500, 7);
        call(0, 9);

        follow.store();

        assertThat(follow.of("instance")).containsOnly(Map.entry(12, new HourLoad(3, 400, 1, 0)));
        assertThat(follow.of("instance").get(12).meanLatencyMs()).isEqualTo(200);
        assertThat(handedOn).containsExactly(200, 200, 429, 500, 0);
    }

    @Test
    void changesAreCountedInTheHourInWhichTheyWereMade() {
        load.opened("instance", "site");
        load.changed("site", "2026-11-22T23:59:59.999Z");
        load.changed("site", "2026-11-23T00:00:00.000Z");
        load.changed("site", "no time at all");

        follow.store();

        assertThat(follow.of("instance"))
                .containsOnly(Map.entry(167, new HourLoad(0, 0, 0, 1)), Map.entry(0, new HourLoad(0, 0, 0, 1)));
        assertThat(load.recentFrom()).isEqualTo("2026-11-16T12:30:00Z");
    }

    @Test
    void aSiteThatWasNotOpenedIsNotCounted() {
        call(200, 100);

        follow.store();

        assertThat(follow.of("instance")).isEmpty();
    }

    @Test
    void whatIsStoredIsNotStoredAgain() {
        load.opened("instance", "site");
        call(200, 100);

        follow.store();
        follow.store();

        assertThat(follow.of("instance")).containsOnly(Map.entry(12, new HourLoad(1, 100, 0, 0)));
    }

    @Test
    void whatCannotBeStoredWaits() {
        load.opened("instance", "site");
        call(200, 100);
        profiles.goAway();
        assertThatThrownBy(follow::store).isInstanceOf(LedgerUnavailableException.class);
        call(200, 50);
        profiles.comeBack();

        follow.store();

        assertThat(follow.of("instance")).containsOnly(Map.entry(12, new HourLoad(2, 150, 0, 0)));
    }

    private void call(int status, long millis) {
        load.completed("site", Endpoint.AQL, status, millis * 1_000_000, 1000);
    }
}
