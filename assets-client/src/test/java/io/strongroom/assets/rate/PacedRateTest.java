package io.strongroom.assets.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacedRateTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void slotsAreSpacedEvenlyBelowTheLimit() {
        PacedRate rate = PacedRate.perMinute(600, 0.5, NOW);

        PacedRate.Reservation first = rate.reserve(3, NOW);
        PacedRate.Reservation second = first.after().reserve(1, NOW);

        assertThat(first.slot(0)).isEqualTo(NOW);
        assertThat(first.slot(2)).isEqualTo(NOW.plusMillis(400));
        assertThat(second.first()).isEqualTo(NOW.plusMillis(600));
    }

    @Test
    void unusedTimeIsNotSavedUp() {
        PacedRate rate = PacedRate.perMinute(60, 0, NOW).reserve(1, NOW).after();

        assertThat(rate.reserve(2, NOW.plusSeconds(60)).slot(1)).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void a429PausesEverybodyAndCutsTheRate() {
        PacedRate rate = PacedRate.perMinute(600, 0, NOW).throttled(NOW, Duration.ofSeconds(30));

        assertThat(rate.perSecond()).isEqualTo(8, within(1e-9));
        assertThat(rate.isPaused(NOW.plusSeconds(29))).isTrue();
        assertThat(rate.reserve(1, NOW).first()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void the429sOfOneOverloadCutOnce() {
        PacedRate rate = PacedRate.perMinute(600, 0, NOW)
                .throttled(NOW, Duration.ofSeconds(30))
                .throttled(NOW.plusSeconds(1), Duration.ofSeconds(60))
                .throttled(NOW.plusSeconds(2), null);

        assertThat(rate.perSecond()).isEqualTo(8, within(1e-9));
        assertThat(rate.pauseUntil()).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void silentPausesGrowFromStrikeToStrikeUntilASuccess() {
        PacedRate rate = PacedRate.perMinute(600, 0, NOW);
        Instant now = NOW;
        for (int expected : new int[] {3, 9, 27, 60, 60}) {
            rate = rate.throttled(now, null);
            assertThat(rate.pauseUntil()).isEqualTo(now.plusSeconds(expected));
            now = rate.pauseUntil();
        }

        assertThat(rate.succeeded(1).throttled(now, null).pauseUntil()).isEqualTo(now.plusSeconds(3));
    }

    @Test
    void a429RightAfterAPauseSaysNothingAboutTheRate() {
        PacedRate rate = PacedRate.perMinute(600, 0, NOW).throttled(NOW, null);

        PacedRate again = rate.throttled(rate.pauseUntil(), null);

        assertThat(again.perSecond()).isEqualTo(rate.perSecond());
        assertThat(again.succeeded(1).throttled(again.pauseUntil(), null).perSecond())
                .isLessThan(rate.perSecond());
    }

    @Test
    void theRateNeitherDiesNorPassesItsCeiling() {
        PacedRate rate = PacedRate.perMinute(600, 0.2, NOW);
        Instant now = NOW;
        for (int i = 0; i < 100; i++) {
            rate = rate.succeeded(1).throttled(now, Duration.ofSeconds(1));
            now = rate.pauseUntil();
        }

        assertThat(rate.perSecond()).isEqualTo(0.16, within(1e-9));
        assertThat(rate.succeeded(100_000).perSecond()).isEqualTo(8, within(1e-9));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> PacedRate.perMinute(0, 0, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacedRate.perMinute(60, 1, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PacedRate.perMinute(60, 0, NOW).reserve(0, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "BUCKET, 600, true",
        "BUCKET, 600, false",
        "WINDOW, 600, true",
        "WINDOW, 600, false",
        "BUCKET, 300, true",
        "BUCKET, 100, false",
        "WINDOW, 900, true"
    })
    void aServerWithAnUnknownLimitIsUsedToNinetyFivePercentWithFew429s(
            Server kind, int limitPerMinute, boolean saysRetryAfter) {
        Load load = new Load(kind, limitPerMinute, saysRetryAfter);

        load.run(NOW.plus(Duration.ofMinutes(5)), NOW.plus(Duration.ofMinutes(65)));

        double used = load.accepted / (60.0 * limitPerMinute);
        double refused = (double) load.refused / (load.accepted + load.refused);
        assertThat(used).as("share of the limit, %d 429s", load.refused).isGreaterThan(0.95);
        assertThat(refused).as("share of 429s").isLessThan(0.005);
    }

    enum Server {
        BUCKET,
        WINDOW
    }

    /** Twenty callers with 200 ms latency on one shared rate, against a server that limits in its own way. */
    private static final class Load {
        private final Server kind;
        private final int limitPerMinute;
        private final boolean saysRetryAfter;
        private PacedRate rate = PacedRate.perMinute(1_000, 0, NOW);
        private double tokens = 10;
        private Instant refilled = NOW;
        private long window;
        private int inWindow;
        private long accepted;
        private long refused;

        Load(Server kind, int limitPerMinute, boolean saysRetryAfter) {
            this.kind = kind;
            this.limitPerMinute = limitPerMinute;
            this.saysRetryAfter = saysRetryAfter;
        }

        void run(Instant countFrom, Instant end) {
            PriorityQueue<Instant> free = new PriorityQueue<>();
            for (int i = 0; i < 20; i++) {
                free.add(NOW);
            }
            while (free.peek().isBefore(end)) {
                Instant now = free.remove();
                PacedRate.Reservation reservation = rate.reserve(1, now);
                rate = reservation.after();
                Instant sent = reservation.first();
                boolean counted = !sent.isBefore(countFrom) && sent.isBefore(end);
                if (accepts(sent)) {
                    rate = rate.succeeded(1);
                    accepted += counted ? 1 : 0;
                } else {
                    rate = rate.throttled(sent, saysRetryAfter ? retryAfter(sent) : null);
                    refused += counted ? 1 : 0;
                }
                free.add(sent.plusMillis(200));
            }
        }

        private boolean accepts(Instant now) {
            if (kind == Server.WINDOW) {
                long minute = now.getEpochSecond() / 60;
                inWindow = minute == window ? inWindow + 1 : 1;
                window = minute;
                return inWindow <= limitPerMinute;
            }
            tokens = Math.min(10, tokens + Duration.between(refilled, now).toNanos() / 1e9 * limitPerMinute / 60);
            refilled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        private Duration retryAfter(Instant now) {
            return kind == Server.WINDOW ? Duration.ofSeconds(60 - now.getEpochSecond() % 60) : Duration.ofSeconds(1);
        }
    }
}
