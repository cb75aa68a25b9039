package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.assets.call.RateHeaders;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "30                             | PT30S",
                "0                              | PT1S",
                "-5                             | PT1S",
                "86400                          | PT1H",
                "999999999999999999             | PT1H",
                "Mon, 23 Nov 2026 00:02:00 GMT  | PT2M",
                "Sun, 22 Nov 2026 00:00:00 GMT  | PT1S",
                "Tue, 24 Nov 2026 00:00:00 GMT  | PT1H",
                "soon                           | -",
                "1.5                            | -",
                "''                             | -",
            })
    void retryAfterIsClampedAndNonsenseCountsAsAbsent(String header, Duration pause) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("retry-after", header);

        assertThat(ResponseHeaders.retryAfter(headers, NOW)).isEqualTo(pause);
    }

    @Test
    void rateHeadersAreReadWhereTheyMakeSense() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-RateLimit-Limit", "1000")
                .add("X-RateLimit-Remaining", "many")
                .add("X-RateLimit-Reset", "2026-11-23T00:01Z")
                .add("X-RateLimit-NearLimit", "true");

        assertThat(ResponseHeaders.rate(headers))
                .isEqualTo(new RateHeaders(1000, null, Instant.parse("2026-11-23T00:01:00Z"), true));
        assertThat(ResponseHeaders.rate(MultiMap.caseInsensitiveMultiMap())).isEqualTo(RateHeaders.ABSENT);
    }
}
