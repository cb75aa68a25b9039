package io.strongroom.assets;

import io.strongroom.assets.call.RateHeaders;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer mean. Headers that cannot be understood count as absent. */
final class ResponseHeaders {

    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private ResponseHeaders() {}

    /** From seconds or from an HTTP date, clamped to 1 s .. 1 h; null when the server did not say. */
    static @Nullable Duration retryAfter(MultiMap headers, Instant now) {
        String text = headers.get("Retry-After");
        if (text == null) {
            text = headers.get("Beta-Retry-After");
        }
        if (text == null) {
            return null;
        }
        Duration asked = duration(text.strip(), now);
        if (asked == null) {
            return null;
        }
        return asked.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static @Nullable Duration duration(String text, Instant now) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Instant date = httpDate(text);
        return date == null ? null : Duration.between(now, date);
    }

    static @Nullable Instant httpDate(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static RateHeaders rate(MultiMap headers) {
        Integer limit = number(headers.get("X-RateLimit-Limit"));
        Integer remaining = number(headers.get("X-RateLimit-Remaining"));
        Instant reset = isoInstant(headers.get("X-RateLimit-Reset"));
        boolean near = "true".equalsIgnoreCase(headers.get("X-RateLimit-NearLimit"));
        return limit == null && remaining == null && reset == null && !near
                ? RateHeaders.ABSENT
                : new RateHeaders(limit, remaining, reset, near);
    }

    /** Endpoints that allow anonymous use answer 200 to a bad token, and say so only here. */
    static boolean loginFailed(MultiMap headers) {
        String reason = headers.get("X-Seraph-LoginReason");
        return reason != null
                && (reason.toUpperCase(Locale.ROOT).contains("AUTHENTICATED_FAILED")
                        || reason.toUpperCase(Locale.ROOT).contains("AUTHENTICATION_DENIED"));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,9}") ? Integer.valueOf(text.strip()) : null;
    }

    private static @Nullable Instant isoInstant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
