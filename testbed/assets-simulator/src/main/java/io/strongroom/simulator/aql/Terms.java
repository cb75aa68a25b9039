package io.strongroom.simulator.aql;

import io.strongroom.simulator.aql.Query.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The values that one path yields for one object. A value is a list of the texts by which it may be found: what the user
 * sees first, then ids, keys and names.
 */
interface Terms {

    /** How the values are ordered. */
    enum Kind {
        TEXT,
        NUMBER,
        MOMENT
    }

    Kind kind();

    List<List<String>> of(int ordinal);

    /** A test of one value's texts against an operand. */
    interface Match {
        boolean matches(List<String> texts);
    }

    static Match match(Kind kind, Comparison comparison, String operand, long now) {
        String wanted = operand.toLowerCase(Locale.ROOT);
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> texts -> equal(kind, texts, operand, now);
            case LIKE, NOT_LIKE -> texts -> any(texts, text -> text.contains(wanted));
            case STARTS_WITH -> texts -> any(texts, text -> text.startsWith(wanted));
            case ENDS_WITH -> texts -> any(texts, text -> text.endsWith(wanted));
            case LESS -> texts -> order(kind, texts.get(0), operand, now) < 0;
            case LESS_OR_EQUAL -> texts -> order(kind, texts.get(0), operand, now) <= 0;
            case GREATER -> texts -> order(kind, texts.get(0), operand, now) > 0;
            case GREATER_OR_EQUAL -> texts -> order(kind, texts.get(0), operand, now) >= 0;
        };
    }

    private static boolean equal(Kind kind, List<String> texts, String operand, long now) {
        if (kind == Kind.TEXT) {
            return any(texts, text -> text.equals(operand.toLowerCase(Locale.ROOT)));
        }
        return order(kind, texts.get(0), operand, now) == 0;
    }

    private static boolean any(List<String> texts, java.util.function.Predicate<String> test) {
        for (String text : texts) {
            if (test.test(text.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static int order(Kind kind, String text, String operand, long now) {
        return switch (kind) {
            case NUMBER -> Double.compare(number(text), number(operand));
            case MOMENT -> Long.compare(moment(text, now), moment(operand, now));
            case TEXT -> text.compareToIgnoreCase(operand);
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException notNumber) {
            throw new AqlException("The value '" + text + "' is not a number");
        }
    }

    static long moment(String text, long now) {
        OptionalLong moment = Moments.parse(text, now);
        if (moment.isEmpty()) {
            throw new AqlException("The value '" + text + "' is not a date or a time");
        }
        return moment.getAsLong();
    }
}
