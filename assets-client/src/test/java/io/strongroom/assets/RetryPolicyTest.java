package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void theLongestWaitDoublesUpToTheCap() {
        RetryPolicy policy = policy(0.999_999_9);

        assertThat(policy.delay(0)).isBetween(Duration.ofMillis(499), Duration.ofMillis(500));
        assertThat(policy.delay(3)).isBetween(Duration.ofMillis(3_999), Duration.ofMillis(4_000));
        assertThat(policy.delay(60)).isBetween(Duration.ofMillis(29_999), Duration.ofSeconds(30));
    }

    @Test
    void theJitterIsFull() {
        assertThat(policy(0).delay(5)).isZero();
    }

    private static RetryPolicy policy(double random) {
        return new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofDays(1), () -> random);
    }
}
