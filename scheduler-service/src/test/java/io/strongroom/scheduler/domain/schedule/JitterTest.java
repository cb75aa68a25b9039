package io.strongroom.scheduler.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JitterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Random random = new Random(20261123);

    @Test
    void itIsBoundedAndAlwaysTheSameForASchema() {
        Jitter jitter = new Jitter(Duration.ofMinutes(5));
        Instant at = Instant.parse("2026-11-24T01:30:00Z");
        for (int i = 0; i < 1000; i++) {
            SchemaId schema = anySchema();

            Duration once = jitter.of(schema, at, BERLIN);

            assertThat(once).isBetween(Duration.ZERO, Duration.ofMinutes(5));
            assertThat(jitter.of(schema, at.plus(Duration.ofDays(3)), BERLIN)).isEqualTo(once);
        }
    }

    @Test
    void itSpreads() {
        Jitter jitter = new Jitter(Duration.ofMinutes(5));
        Instant at = Instant.parse("2026-11-24T01:30:00Z");
        int inTheFirstHalf = 0;
        for (int i = 0; i < 1000; i++) {
            if (jitter.of(anySchema(), at, BERLIN).compareTo(Duration.ofSeconds(150)) < 0) {
                inTheFirstHalf++;
            }
        }
        assertThat(inTheFirstHalf).isBetween(400, 600);
    }

    @Test
    void itNeverCrossesMidnight() {
        Jitter jitter = new Jitter(Duration.ofHours(2));
        Instant at = Instant.parse("2026-11-24T22:59:30Z");
        for (int i = 0; i < 1000; i++) {
            Instant asked = at.plus(jitter.of(anySchema(), at, BERLIN));

            assertThat(asked.atZone(BERLIN).toLocalDate())
                    .isEqualTo(at.atZone(BERLIN).toLocalDate());
            assertThat(asked).isAfterOrEqualTo(at);
        }
    }

    @Test
    void noJitterIsNone() {
        assertThat(new Jitter(Duration.ZERO).of(anySchema(), Instant.parse("2026-11-24T22:59:30Z"), BERLIN))
                .isZero();
    }

    private SchemaId anySchema() {
        return new SchemaId(new UUID(random.nextLong(), random.nextLong()).toString());
    }
}
