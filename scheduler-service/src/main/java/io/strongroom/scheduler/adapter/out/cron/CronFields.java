package io.strongroom.scheduler.adapter.out.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of an expression with their places in it. cron-utils says what is wrong but not where, so each field, and
 * each element of a list in it, is tried by itself among fields that are right.
 */
final class CronFields {
    static final int UNIX = 5;
    static final int QUARTZ_WITH_YEAR = 7;

    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final String ANY = "?";
    private static final int QUARTZ_DAY = 3;
    private static final int QUARTZ_WEEKDAY = 5;
    private static final List<String> UNIX_NAMES =
            List.of("minutes (0-59)", "hours (0-23)", "day of month (1-31)", "month (1-12)", "day of week (0-7)");
    private static final List<String> QUARTZ_NAMES = List.of(
            "seconds (0-59)",
            "minutes (0-59)",
            "hours (0-23)",
            "day of month (1-31, 1W-28W, L, LW)",
            "month (1-12)",
            "day of week (1-7)",
            "year (1970-2099)");

    private final List<Field> fields = new ArrayList<>();
    private final int length;

    CronFields(String expression) {
        Matcher matcher = FIELD.matcher(expression);
        while (matcher.find()) {
            fields.add(new Field(matcher.group(), matcher.start() + 1));
        }
        length = expression.length();
    }

    boolean isUnix() {
        return fields.size() == UNIX;
    }

    boolean isQuartz() {
        return fields.size() > UNIX && fields.size() <= QUARTZ_WITH_YEAR;
    }

    /** One blank between fields: cron-utils takes others for fields, or does not. */
    String normalised() {
        return String.join(" ", fields.stream().map(Field::text).toList());
    }

    Fault wrongCount() {
        int position =
                fields.size() > QUARTZ_WITH_YEAR ? fields.get(QUARTZ_WITH_YEAR).position() : length + 1;
        return new Fault(
                position,
                "there are " + fields.size()
                        + " fields, while Unix notation has 5 and Quartz notation, which begins with seconds, 6 or 7");
    }

    Fault firstFault(Predicate<String> isValid) {
        for (int index = 0; index < fields.size(); index++) {
            Field field = fields.get(index);
            if (!isValid.test(among(index, field.text()))) {
                return faultIn(index, field, isValid);
            }
        }
        Field weekday = fields.get(Math.min(QUARTZ_WEEKDAY, fields.size() - 1));
        return new Fault(
                weekday.position(), "either the day of month or the day of week must be ?, and not both of them");
    }

    private Fault faultIn(int index, Field field, Predicate<String> isValid) {
        int offset = 0;
        for (String element : field.text().split(",", -1)) {
            if (element.isEmpty() || !isValid.test(among(index, element))) {
                return fault(index, element, field.position() + offset);
            }
            offset += element.length() + 1;
        }
        return fault(index, field.text(), field.position());
    }

    private Fault fault(int index, String text, int position) {
        String name = (isUnix() ? UNIX_NAMES : QUARTZ_NAMES).get(index);
        return new Fault(position, "\"" + text + "\" cannot be the " + name);
    }

    /** The expression with the text in its place and every other field as harmless as it can be. */
    private String among(int index, String text) {
        List<String> all = new ArrayList<>();
        for (int other = 0; other < fields.size(); other++) {
            all.add(other == index ? text : isUnix() ? "*" : harmless(other, index, text));
        }
        return String.join(" ", all);
    }

    private static String harmless(int field, int tried, String text) {
        return switch (field) {
            case 0, 1, 2 -> "0";
            case QUARTZ_DAY -> tried == QUARTZ_WEEKDAY && !text.equals(ANY) ? ANY : "*";
            case QUARTZ_WEEKDAY -> tried == QUARTZ_DAY && text.equals(ANY) ? "*" : ANY;
            default -> "*";
        };
    }

    private record Field(String text, int position) {}

    /** What is wrong, and the position of its first character, counted from 1. */
    record Fault(int position, String explanation) {}
}
