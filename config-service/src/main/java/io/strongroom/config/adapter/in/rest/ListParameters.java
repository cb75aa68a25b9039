package io.strongroom.config.adapter.in.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, which come as text so that the answer can name the one that is wrong. */
final class ListParameters {

    static final int MOST_SIZE = 200;
    static final int LAST_PAGE = 1_000_000;
    private static final int USUAL_SIZE = 20;
    private static final int MOST_DIGITS = 9;

    private ListParameters() {}

    static int page(@Nullable String text) {
        return number("page", text, 0, 0, LAST_PAGE);
    }

    static int size(@Nullable String text) {
        return number("size", text, USUAL_SIZE, 1, MOST_SIZE);
    }

    static Optional<Instant> time(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            throw new ParameterException(name, "Give a time like 2026-11-23T10:00:00Z.");
        }
    }

    static Optional<String> text(String name, @Nullable String text, int most) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() > most) {
            throw new ParameterException(name, "Give at most " + most + " characters.");
        }
        return Optional.of(text);
    }

    private static int number(String name, @Nullable String text, int absent, int least, int most) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        // up to nine digits always fit an int
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new ParameterException(name, "Give a number from " + least + " to " + most + ".");
    }
}
