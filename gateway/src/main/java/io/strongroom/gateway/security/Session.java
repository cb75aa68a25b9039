package io.strongroom.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A person's stay in the console after signing in with an API token. It ends when nothing was asked for a while, when
 * it has lasted for a day, and with its token.
 *
 * @param csrfToken what a page must send along with a change, to show that it could read an answer of ours
 * @param seenAt when its cookie was written, which is soon after the last request
 */
record Session(ShownToken token, String csrfToken, Instant startedAt, Instant seenAt) {

    static final Duration IDLE = Duration.ofHours(8);
    static final Duration LONGEST = Duration.ofHours(24);

    /** How old a cookie may become before a request gets a new one. */
    static final Duration RENEWED_AFTER = Duration.ofMinutes(5);

    static final int CSRF_BYTES = 32;

    static Session begin(ShownToken token, RandomGenerator random, Instant now) {
        byte[] bytes = new byte[CSRF_BYTES];
        random.nextBytes(bytes);
        return new Session(token, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now, now);
    }

    Session seen(Instant now) {
        return new Session(token, csrfToken, startedAt, now);
    }

    Instant endsAt() {
        Instant idle = seenAt.plus(IDLE);
        Instant longest = startedAt.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt());
    }

    boolean isToBeRenewed(Instant now) {
        return !now.isBefore(seenAt.plus(RENEWED_AFTER));
    }

    /** Takes the same time wherever the two differ. */
    boolean hasCsrfToken(@Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        csrfToken.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Session[startedAt=" + startedAt + ", seenAt=" + seenAt + "]";
    }
}
