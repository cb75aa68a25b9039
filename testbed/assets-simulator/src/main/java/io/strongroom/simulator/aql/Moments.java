package io.strongroom.simulator.aql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Points in time as AQL writes them: absolute literals and {@code now(-2w)}. */
final class Moments {
    private static final Pattern NOW = Pattern.compile("(?i)\\s*now\\(\\s*([+-]?\\d+[smhdwy])?\\s*\\)\\s*");
    private static final Pattern OFFSET = Pattern.compile("(?i)([+-]?\\d+)([smhdwy])");
    private static final List<DateTimeFormatter> LOCAL = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private Moments() {}

    static boolean isRelative(String text) {
        return NOW.matcher(text).matches();
    }

    static OptionalLong parse(String text, long now) {
        Matcher relative = NOW.matcher(text);
        if (relative.matches()) {
            return OptionalLong.of(relative.group(1) == null ? now : shift(now, relative.group(1)));
        }
        String plain = text.strip();
        try {
            return OptionalLong.of(OffsetDateTime.parse(plain).toInstant().toEpochMilli());
        } catch (DateTimeParseException notWithOffset) {
            return local(plain);
        }
    }

    private static OptionalLong local(String text) {
        return LOCAL.stream()
                .flatMapToLong(format -> {
                    OptionalLong moment = local(text, format);
                    return moment.isPresent() ? LongStream.of(moment.getAsLong()) : LongStream.empty();
                })
                .findFirst();
    }

    private static OptionalLong local(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor parsed = format.parseBest(text, LocalDateTime::from, LocalDate::from);
            LocalDateTime local = parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
            return OptionalLong.of(local.toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeParseException otherFormat) {
            return OptionalLong.empty();
        }
    }

    static long shift(long now, String offset) {
        Matcher parts = OFFSET.matcher(offset);
        if (!parts.matches()) {
            throw new AqlException("Cannot parse the time offset " + offset);
        }
        long amount = Long.parseLong(parts.group(1));
        ZonedDateTime from = Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC);
        ChronoUnit unit =
                switch (parts.group(2).toLowerCase(Locale.ROOT)) {
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    case "h" -> ChronoUnit.HOURS;
                    case "d" -> ChronoUnit.DAYS;
                    case "w" -> ChronoUnit.WEEKS;
                    default -> ChronoUnit.YEARS;
                };
        return from.plus(amount, unit).toInstant().toEpochMilli();
    }
}
