package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.adapter.in.rest.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The part of a list that was asked for. */
record Paging(int page, int size, boolean newestFirst) {
    private static final int DEFAULT_SIZE = 20;
    private static final int MOST = 200;
    private static final int LAST_PAGE = 1_000_000;

    static Paging of(@Nullable String page, @Nullable String size, @Nullable String sort) {
        return new Paging(
                number("page", page, 0, 0, LAST_PAGE), number("size", size, DEFAULT_SIZE, 1, MOST), newestFirst(sort));
    }

    private static int number(String field, @Nullable String text, int otherwise, int least, int most) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(field, least, most);
        }
        throw wrong(field, least, most);
    }

    private static WrongParameterException wrong(String field, int least, int most) {
        return new WrongParameterException(new FieldError(
                field, field + ".invalid", field + " must be a whole number from " + least + " to " + most + "."));
    }

    private static boolean newestFirst(@Nullable String sort) {
        if (sort == null || sort.equals("at,desc")) {
            return true;
        }
        if (sort.equals("at,asc")) {
            return false;
        }
        throw new WrongParameterException(new FieldError("sort", "sort.invalid", "sort must be at,asc or at,desc."));
    }
}
