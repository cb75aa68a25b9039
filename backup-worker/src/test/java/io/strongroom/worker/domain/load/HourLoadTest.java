package io.strongroom.worker.domain.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HourLoadTest {
    @Test
    void theWeekBeginsOnMondayInUtc() {
        assertThat(HourLoad.hourOfWeek(Instant.parse("2026-11-23T00:00:00Z"))).isZero();
        assertThat(HourLoad.hourOfWeek(Instant.parse("2026-11-29T23:59:59Z"))).isEqualTo(167);
    }

    @Test
    void refusalsDoNotMakeAnswersFaster() {
        assertThat(new HourLoad(4, 600, 1, 0).meanLatencyMs()).isEqualTo(200);
        assertThat(new HourLoad(4, 0, 4, 0).meanLatencyMs()).isZero();
    }
}
