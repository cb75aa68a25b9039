package io.strongroom.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UlidTest {

    @Test
    void itBeginsWithTheTime() {
        // the example of the specification
        assertThat(Ulid.of(Instant.ofEpochMilli(1469918176385L), new Random(1))).startsWith("01ARYZ6S41");
    }

    @Test
    void itHasTheForm() {
        assertThat(Ulid.of(Instant.parse("2026-11-23T10:00:00Z"), new Random(1)))
                .matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    }

    @Test
    void theOrderOfIdsIsTheOrderInTime() {
        Random random = new Random(1);
        Instant time = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(Ulid.of(time, random)).isLessThan(Ulid.of(time.plusMillis(1), random));
    }
}
