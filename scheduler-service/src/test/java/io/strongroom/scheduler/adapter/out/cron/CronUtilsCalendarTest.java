package io.strongroom.scheduler.adapter.out.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.strongroom.scheduler.application.port.out.CronCalendar.Faulty;
import io.strongroom.scheduler.application.port.out.CronCalendar.Understood;
import io.strongroom.scheduler.domain.schedule.Runs;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronUtilsCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-23T04:00:00");

    private final CronUtilsCalendar calendar = new CronUtilsCalendar();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *         | 2026-11-24T02:00",
                "0 5 * * *         | 2026-11-23T05:00",
                "30 2 * * 0        | 2026-11-29T02:30",
                "30 2 * * 7        | 2026-11-29T02:30",
                "30 2 * * SUN      | 2026-11-29T02:30",
                "0 2 13 * 5        | 2026-11-27T02:00",
                "0 2 29 2 *        | 2028-02-29T02:00",
                "0 0 2 * * ?       | 2026-11-24T02:00",
                "15 0 2 * * ?      | 2026-11-24T02:00:15",
                "0 0 2 ? * 1       | 2026-11-29T02:00",
                "0 0 2 L * ?       | 2026-11-30T02:00",
                "0 0 2 L 2 ?       | 2027-02-28T02:00",
                "0 0 2 15W * ?     | 2026-12-15T02:00",
                "0 0 2 28W * ?     | 2026-11-27T02:00",
                "0 0 2 LW 1 ?      | 2027-01-29T02:00",
                "0 0 2 ? * 6L      | 2026-11-27T02:00",
                "0 0 2 ? * MON#5   | 2026-11-30T02:00",
                "0 0 2 1 1 ? 2030  | 2030-01-01T02:00",
                "0   2  * * *      | 2026-11-24T02:00"
            })
    void fiveFieldsAreUnixAndSixOrSevenAreQuartz(String expression, LocalDateTime next) {
        assertThat(next(expression)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 2 31 2 *", "0 2 30 2 *", "0 2 31 4,6,9,11 *", "0 0 2 31 2 ?", "0 0 2 1 1 ? 2020"})
    void whatNeverComesHasNoNextTime(String expression) {
        assertThat(next(expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 24 * * *          | 3  | hours",
                "60 2 * * *          | 1  | minutes",
                "0 2 0 * *           | 5  | day of month",
                "0 2 1-40 * *        | 5  | day of month",
                "0 2 1,15,32 * *     | 10 | day of month",
                "0 2 1,,3 * *        | 7  | day of month",
                "0 2 * 13 *          | 7  | month",
                "0 2 * * 8           | 9  | day of week",
                "0 2 * * FUN         | 9  | day of week",
                "0 22-2 * * *        | 3  | hours",
                "*/0 2 * * *         | 1  | minutes",
                "-1 2 * * *          | 1  | minutes",
                "0 2 L * *           | 5  | day of month",
                "60 0 2 * * ?        | 1  | seconds",
                "0 0 25 * * ?        | 5  | hours",
                "0 0 2 ? * 8         | 11 | day of week",
                "0 0 2 ? * MON#9     | 11 | day of week",
                "0 0 2 1 1 ? x       | 13 | year",
                "0 0 2 * * *         | 11 | either the day",
                "0 0 2 1 * MON       | 11 | either the day",
                "0 0 2 31W * ?       | 7  | day of month",
                "0 0 2 ? * ?         | 11 | either the day",
                "0 2 * *             | 8  | 4 fields",
                "@daily              | 7  | 1 fields",
                "0 0 2 * * ? 2027 1  | 18 | 8 fields"
            })
    void whatIsWrongIsFoundWithItsPosition(String expression, int position, String part) {
        assertThat(calendar.read(expression)).isInstanceOfSatisfying(Faulty.class, faulty -> {
            assertThat(faulty.position()).as(faulty.explanation()).isEqualTo(position);
            assertThat(faulty.explanation()).contains(part);
        });
    }

    @Test
    void leftAloneTheLibraryLeavesOutARunThatTheClocksSkip() {
        ExecutionTime library = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse("30 2 * * *"));
        ZonedDateTime before = ZonedDateTime.parse("2027-03-27T12:00:00+01:00[Europe/Berlin]");

        assertThat(library.nextExecution(before).map(ZonedDateTime::toInstant))
                .contains(Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(runs("30 2 * * *", BERLIN).nextAfter(before.toInstant()))
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void theSecondsOfQuartzComeOnceInTheDoubleHour() {
        assertThat(runs("15 30 2 * * ?", BERLIN).nextAfter(Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:15Z"), Instant.parse("2026-10-26T01:30:15Z"));
    }

    @Test
    void theLastDayOfAMonthFollowsTheMonths() {
        assertThat(times("0 30 2 L * ?", 5))
                .extracting(LocalDateTime::toLocalDate)
                .extracting(Object::toString)
                .containsExactly("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31");
    }

    @Test
    void the31stLeavesOutShortMonths() {
        assertThat(times("30 2 31 * *", 4))
                .extracting(LocalDateTime::toLocalDate)
                .extracting(Object::toString)
                .containsExactly("2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31");
    }

    private List<LocalDateTime> times(String expression, int count) {
        List<LocalDateTime> times = new ArrayList<>();
        LocalDateTime from = NOW;
        for (int i = 0; i < count; i++) {
            from = ((Understood) calendar.read(expression))
                    .times()
                    .nextAfter(from)
                    .orElseThrow();
            times.add(from);
        }
        return times;
    }

    private Optional<LocalDateTime> next(String expression) {
        return ((Understood) calendar.read(expression)).times().nextAfter(NOW);
    }

    private Runs runs(String expression, ZoneId zone) {
        return new Runs(((Understood) calendar.read(expression)).times(), zone);
    }
}
