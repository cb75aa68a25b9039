package io.strongroom.assets.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer said about its rate limit ({@code X-RateLimit-*}). Atlassian sends these on some endpoints only, so
 * every part may be absent.
 */
public record RateHeaders(
        @Nullable Integer limit, @Nullable Integer remaining, @Nullable Instant reset, boolean nearLimit) {

    public static final RateHeaders ABSENT = new RateHeaders(null, null, null, false);
}
