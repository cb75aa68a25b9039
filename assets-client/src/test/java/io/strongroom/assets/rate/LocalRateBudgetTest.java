package io.strongroom.assets.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.assets.FakeTime;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.RateHeaders;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalRateBudgetTest {

    private final FakeTime time = new FakeTime();
    private final LocalRateBudget budget = new LocalRateBudget(0, time.waiting());

    @Test
    void callsAreSpreadOverTheMinute() {
        for (int i = 0; i < 501; i++) {
            budget.acquire("acme", Endpoint.AQL_TOTAL_COUNT, Cancellation.NEVER);
        }

        assertThat(time.slept()).isBetween(Duration.ofMillis(59_900), Duration.ofMillis(60_100));
    }

    @Test
    void sitesAndEndpointsDoNotWaitForEachOther() {
        budget.acquire("acme", Endpoint.MYSELF, Cancellation.NEVER);
        budget.acquire("acme", Endpoint.FIELDS, Cancellation.NEVER);
        budget.acquire("other", Endpoint.MYSELF, Cancellation.NEVER);

        assertThat(time.slept()).isZero();
    }

    @Test
    void theEndpointsOfASiteShareItsTotal() {
        for (int i = 0; i < 100; i++) {
            budget.acquire("acme", Endpoint.AQL, Cancellation.NEVER);
            budget.acquire("acme", Endpoint.OBJECT, Cancellation.NEVER);
        }

        assertThat(time.slept()).isGreaterThan(Duration.ofMillis(5_900));
    }

    @Test
    void aThrottledEndpointPausesAndTheOthersGoOn() {
        budget.throttled("acme", Endpoint.AQL, Duration.ofSeconds(30));

        budget.acquire("acme", Endpoint.OBJECT, Cancellation.NEVER);
        assertThat(time.slept()).isZero();
        budget.acquire("acme", Endpoint.AQL, Cancellation.NEVER);
        assertThat(time.slept()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aSlotInsideAPauseIsTakenAgainAfterIt() {
        budget.acquire("acme", Endpoint.AQL, Cancellation.NEVER);
        time.whenSleeping(() -> {
            if (time.sleeps().size() == 1) {
                budget.throttled("acme", Endpoint.AQL, Duration.ofSeconds(10));
            }
        });

        budget.acquire("acme", Endpoint.AQL, Cancellation.NEVER);

        assertThat(time.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aServerThatSaysItIsNearItsLimitIsNotPushedFurther() {
        budget.throttled("acme", Endpoint.AQL, Duration.ofSeconds(1));
        double cut = budget.rate("acme", Endpoint.AQL).perSecond();

        budget.succeeded("acme", Endpoint.AQL, new RateHeaders(null, null, null, true));
        assertThat(budget.rate("acme", Endpoint.AQL).perSecond()).isEqualTo(cut);
        budget.succeeded("acme", Endpoint.AQL, RateHeaders.ABSENT);
        assertThat(budget.rate("acme", Endpoint.AQL).perSecond()).isGreaterThan(cut);
    }

    @Test
    void aLongPauseEndsWhenTheCallerStops() {
        budget.throttled("acme", Endpoint.AQL, Duration.ofHours(1));

        assertThatThrownBy(() -> budget.acquire("acme", Endpoint.AQL, Cancellation.after(Duration.ofSeconds(2), time)))
                .isInstanceOf(AssetsException.Cancelled.class);
        assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofMillis(2_250));
    }
}
