package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");

    private final Session session = Session.begin(ShownToken.of("a token"), new Random(7), START);

    @Test
    void itEndsEightHoursAfterTheLastRequest() {
        assertThat(session.isOver(START.plus(Duration.ofHours(8)).minusMillis(1)))
                .isFalse();
        assertThat(session.isOver(START.plus(Duration.ofHours(8)))).isTrue();

        Session later = session.seen(START.plus(Duration.ofHours(7)));

        assertThat(later.endsAt()).isEqualTo(START.plus(Duration.ofHours(15)));
    }

    @Test
    void itEndsAfterADayWhateverIsDone() {
        Session busy = session.seen(START.plus(Duration.ofHours(23)));

        assertThat(busy.endsAt()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(busy.isOver(START.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void goingOnChangesNothingButTheTime() {
        Session later = session.seen(START.plusSeconds(60));

        assertThat(later.csrfToken()).isEqualTo(session.csrfToken());
        assertThat(later.token()).isEqualTo(session.token());
        assertThat(later.startedAt()).isEqualTo(START);
    }

    @Test
    void itsCookieIsRenewedAfterFiveMinutes() {
        assertThat(session.isToBeRenewed(START.plusSeconds(299))).isFalse();
        assertThat(session.isToBeRenewed(START.plusSeconds(300))).isTrue();
    }

    @Test
    void onlyItsOwnCsrfTokenIsRight() {
        Session other = Session.begin(ShownToken.of("a token"), new Random(8), START);

        assertThat(session.hasCsrfToken(session.csrfToken())).isTrue();
        assertThat(session.hasCsrfToken(other.csrfToken())).isFalse();
        assertThat(session.hasCsrfToken("")).isFalse();
        assertThat(session.hasCsrfToken(null)).isFalse();
    }

    @Test
    void itsTextHoldsNoSecret() {
        assertThat(session.toString())
                .doesNotContain(session.csrfToken())
                .doesNotContain(session.token().sha256());
    }
}
