package io.strongroom.worker.adapter.in.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for: {@code page} from 0, {@code size} from 1 to 200. */
record Paging(int page, int size) {
    private static final int DEFAULT_SIZE = 20;
    private static final int MOST = 200;
    private static final int LAST_PAGE = 1_000_000;

    static Paging of(@Nullable String page, @Nullable String size) {
        return new Paging(number("page", page, 0, 0, LAST_PAGE), number("size", size, DEFAULT_SIZE, 1, MOST));
    }

    private static int number(String name, @Nullable String text, int preset, int least, int most) {
        int value;
        try {
            value = Optional.ofNullable(text).map(Integer::parseInt).orElse(preset);
        } catch (NumberFormatException e) {
            throw outOfRange(name, least, most);
        }
        if (value < least || value > most) {
            throw outOfRange(name, least, most);
        }
        return value;
    }

    private static RefusedException outOfRange(String name, int least, int most) {
        return RefusedException.ofField(
                ProblemKind.INVALID_PARAMETER, name, name + " must be a number from " + least + " to " + most);
    }
}
