package io.strongroom.scheduler.adapter.out.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.application.port.out.CronCalendar.Faulty;
import io.strongroom.scheduler.application.port.out.CronCalendar.Understood;
import io.strongroom.scheduler.domain.schedule.Runs;
import io.strongroom.scheduler.domain.schedule.WallClockTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any expression. Every case is made from its seed, so a failure can be repeated. */
class CronPropertiesTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-23T04:00:00");
    private static final Instant INSTANT = Instant.parse("2026-11-23T04:00:00Z");
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/Nuuk",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "Africa/Casablanca",
            "America/Havana",
            "Asia/Beirut",
            "Pacific/Chatham");
    private static final String ALPHABET = "0123456789*/,-?LW#MONJAN@ ";

    private final CronCalendar calendar = new CronUtilsCalendar();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNextTimeIsTheOneThatCountingDaysFinds(long seed) {
        Expression expression = new Expression(new Random(seed));
        LocalDateTime from = NOW.plusHours(new Random(seed).nextInt(24 * 400));

        Optional<LocalDateTime> next = times(expression.text()).nextAfter(from);

        assertThat(next).as(expression.text() + " from " + from).isEqualTo(expression.countedFrom(from));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void whatIsAllowedRunsOnceADateForFourYears(long seed) {
        Random random = new Random(seed);
        String expression = seed % 2 == 0
                ? random.nextInt(60) + " " + random.nextInt(24) + " * * *"
                : new Expression(random).text();
        WallClockTimes times = times(expression);
        assertThat(new Runs(times, ZoneId.of("UTC")).twoOnOneDate(INSTANT)).isEmpty();

        List<LocalDate> dates = datesUntil(times, NOW.plusYears(4).plusDays(1));

        assertThat(dates).as(expression).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void severalTimesOfDayAreAlwaysTooFrequentHoweverRareTheDate(long seed) {
        Random random = new Random(seed);
        List<Integer> hours = distinct(random, 24, 2 + random.nextInt(3));
        String expression = random.nextInt(60) + " " + joined(hours) + " 29 2 *";
        int first = Collections.min(hours);

        Optional<Runs.TwoRuns> two = new Runs(times(expression), ZoneId.of("UTC")).twoOnOneDate(INSTANT);

        assertThat(two).as(expression).hasValueSatisfying(found -> {
            assertThat(found.first().getHour()).isEqualTo(first);
            assertThat(found.first().toLocalDate())
                    .isEqualTo(found.second().toLocalDate())
                    .isEqualTo(LocalDate.parse("2028-02-29"));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDailyRunComesOnEveryDateExactlyOnceAroundEveryClockChange(long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(ZONES.get((int) (seed % ZONES.size())));
        Instant change = Optional.ofNullable(
                        zone.getRules().nextTransition(INSTANT.plus(Duration.ofDays(random.nextInt(900)))))
                .map(transition -> transition.getInstant())
                .orElse(INSTANT);
        int hour = random.nextBoolean() ? random.nextInt(4) : 23;
        String expression = random.nextInt(60) + " " + random.nextInt(60) + " " + hour + " * * ?";

        List<Instant> runs = new Runs(times(expression), zone).nextAfter(change.minus(Duration.ofDays(3)), 7);

        List<LocalDate> dates =
                runs.stream().map(run -> run.atZone(zone).toLocalDate()).toList();
        List<LocalDate> expected = IntStream.range(0, 7)
                .mapToObj(day -> dates.get(0).plusDays(day))
                .toList();
        assertThat(dates).as(expression + " in " + zone).isEqualTo(expected);
        assertThat(runs).isSorted();
    }

    @Test
    void noTextMakesItFail() {
        Random random = new Random(20261123);
        for (int i = 0; i < 3000; i++) {
            String text = random.ints(random.nextInt(24), 0, ALPHABET.length())
                    .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                    .collect(Collectors.joining());
            if (calendar.read(text) instanceof Faulty faulty) {
                assertThat(faulty.position()).as(text).isBetween(1, text.length() + 1);
            } else {
                assertThat(((Understood) calendar.read(text)).times().nextAfter(NOW))
                        .as(text)
                        .isNotNull();
            }
        }
    }

    @Test
    void aWrongFieldAmongRightOnesIsFoundWhereverItStands() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            List<String> fields = new ArrayList<>(List.of("5", "2", "3", "4", "*"));
            int wrong = random.nextInt(5);
            fields.set(wrong, String.valueOf(60 + random.nextInt(900)));
            String text = String.join(" ", fields);

            assertThat(calendar.read(text)).isInstanceOfSatisfying(Faulty.class, faulty -> assertThat(faulty.position())
                    .as(text)
                    .isEqualTo(2 * wrong + 1));
        }
    }

    private List<LocalDate> datesUntil(WallClockTimes times, LocalDateTime end) {
        List<LocalDate> dates = new ArrayList<>();
        Optional<LocalDateTime> time = times.nextAfter(NOW);
        while (time.isPresent() && time.get().isBefore(end)) {
            dates.add(time.get().toLocalDate());
            time = times.nextAfter(time.get());
        }
        return dates;
    }

    private WallClockTimes times(String expression) {
        assertThat(calendar.read(expression)).as(expression).isInstanceOf(Understood.class);
        return ((Understood) calendar.read(expression)).times();
    }

    private static List<Integer> distinct(Random random, int bound, int count) {
        TreeSet<Integer> values = new TreeSet<>();
        while (values.size() < count) {
            values.add(random.nextInt(bound));
        }
        return List.copyOf(values);
    }

    private static String joined(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** A Unix expression with one time of day, and the days it means by the rules of cron. */
    private static final class Expression {
        private final LocalTime time;
        private final List<Integer> days;
        private final List<Integer> months;
        private final List<Integer> weekdays;

        Expression(Random random) {
            time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            days = random.nextBoolean() ? List.of() : plusOne(distinct(random, 28, 1 + random.nextInt(3)));
            months = random.nextBoolean() ? List.of() : plusOne(distinct(random, 12, 1 + random.nextInt(4)));
            weekdays = random.nextBoolean() ? List.of() : distinct(random, 7, 1 + random.nextInt(3));
        }

        private static List<Integer> plusOne(List<Integer> values) {
            return values.stream().map(value -> value + 1).toList();
        }

        String text() {
            return time.getMinute() + " " + time.getHour() + " " + field(days) + " " + field(months) + " "
                    + field(weekdays);
        }

        private static String field(List<Integer> values) {
            return values.isEmpty() ? "*" : joined(values);
        }

        Optional<LocalDateTime> countedFrom(LocalDateTime from) {
            return Stream.iterate(from.toLocalDate(), day -> day.plusDays(1))
                    .limit(1000)
                    .filter(this::isMeant)
                    .map(day -> day.atTime(time))
                    .filter(found -> found.isAfter(from))
                    .findFirst();
        }

        private boolean isMeant(LocalDate day) {
            boolean dayFits = days.contains(day.getDayOfMonth());
            boolean weekdayFits = weekdays.contains(day.getDayOfWeek().getValue() % 7);
            boolean fits = days.isEmpty()
                    ? weekdays.isEmpty() || weekdayFits
                    : weekdays.isEmpty() ? dayFits : dayFits || weekdayFits;
            return fits && (months.isEmpty() || months.contains(day.getMonthValue()));
        }
    }
}
