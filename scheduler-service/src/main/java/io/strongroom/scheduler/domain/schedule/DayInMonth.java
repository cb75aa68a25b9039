package io.strongroom.scheduler.domain.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

/** A day of a month by its number, or the last one. A month without the day has no run. */
public record DayInMonth(int number) {
    public static final DayInMonth LAST = new DayInMonth(0);

    private static final String LAST_TEXT = "L";
    private static final int MOST = 31;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    public DayInMonth {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("number must be 1 to 31, or 0 for the last day");
        }
    }

    /** {@code 1} to {@code 31}, or {@code L}. */
    public static Optional<DayInMonth> parse(String text) {
        if (text.equals(LAST_TEXT)) {
            return Optional.of(LAST);
        }
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= MOST ? Optional.of(new DayInMonth(number)) : Optional.empty();
    }

    public boolean isLast() {
        return number == 0;
    }

    public String text() {
        return isLast() ? LAST_TEXT : String.valueOf(number);
    }
}
