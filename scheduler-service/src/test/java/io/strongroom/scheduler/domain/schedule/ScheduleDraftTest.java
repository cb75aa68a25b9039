package io.strongroom.scheduler.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleDraftTest {
    private static final LocalTime TIME = LocalTime.of(2, 5);

    @Test
    void everyModeHasItsRecurrenceAndExpression() {
        assertSettings(draft("DAILY", "02:05", null, null, null), new Recurrence.Daily(TIME), "5 2 * * *");
        assertSettings(
                draft("WEEKLY", "02:05", null, null, null, "SUNDAY", "MONDAY"),
                new Recurrence.Weekly(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), TIME),
                "5 2 * * 0,1");
        assertSettings(
                draft("MONTHLY", "02:05", null, "15", null),
                new Recurrence.Monthly(new DayInMonth(15), TIME),
                "5 2 15 * *");
        assertSettings(
                draft("MONTHLY", "02:05", null, "L", null),
                new Recurrence.Monthly(DayInMonth.LAST, TIME),
                "0 5 2 L * ?");
        assertSettings(
                draft("YEARLY", "02:05", 2, "29", null),
                new Recurrence.Yearly(Month.FEBRUARY, new DayInMonth(29), TIME),
                "5 2 29 2 *");
        assertSettings(
                draft("YEARLY", "02:05", 2, "L", null),
                new Recurrence.Yearly(Month.FEBRUARY, DayInMonth.LAST, TIME),
                "0 5 2 L 2 ?");
        assertSettings(
                draft("CRON", null, null, null, " 0 2 * * 1-5 "), new Recurrence.Cron("0 2 * * 1-5"), "0 2 * * 1-5");
    }

    @Test
    void aRecommendedScheduleNeedsNoTime() {
        assertThat(draft("RECOMMENDED", null, null, null, null).read(ZoneOffset.UTC))
                .isEqualTo(new ScheduleDraft.ToRecommend(Optional.empty(), ZoneOffset.UTC));
    }

    @Test
    void fieldsThatTheModeHasNoUseForAreNotLookedAt() {
        assertSettings(
                draft("DAILY", "02:05", 77, "99", "nonsense", "FUNDAY"), new Recurrence.Daily(TIME), "5 2 * * *");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 02:05, 1, 1, mode schedule.mode-missing",
                "HOURLY, 02:05, 1, 1, mode schedule.mode-unknown",
                "daily, 02:05, 1, 1, mode schedule.mode-unknown",
                "DAILY, -, 1, 1, time schedule.time-missing",
                "DAILY, 24:00, 1, 1, time schedule.time-invalid",
                "DAILY, 2:05, 1, 1, time schedule.time-invalid",
                "DAILY, 02:60, 1, 1, time schedule.time-invalid",
                "DAILY, 02:05:10, 1, 1, time schedule.time-invalid",
                "MONTHLY, 02:05, 1, -, dayOfMonth schedule.day-missing",
                "MONTHLY, 02:05, 1, 0, dayOfMonth schedule.day-invalid",
                "MONTHLY, 02:05, 1, 32, dayOfMonth schedule.day-invalid",
                "MONTHLY, 02:05, 1, -1, dayOfMonth schedule.day-invalid",
                "MONTHLY, 02:05, 1, l, dayOfMonth schedule.day-invalid",
                "YEARLY, 02:05, -, 1, month schedule.month-missing",
                "YEARLY, 02:05, 13, 1, month schedule.month-invalid",
                "YEARLY, 02:05, 0, 1, month schedule.month-invalid",
                "YEARLY, 02:05, 2, 30, dayOfMonth schedule.day-not-in-month",
                "YEARLY, 02:05, 4, 31, dayOfMonth schedule.day-not-in-month",
                "WEEKLY, 02:05, 1, 1, daysOfWeek schedule.days-missing",
                "CRON, 02:05, 1, 1, cron schedule.cron-missing"
            })
    void aWrongFieldIsNamed(
            @Nullable String mode,
            @Nullable String time,
            @Nullable Integer month,
            @Nullable String day,
            String expected) {
        assertThat(problems(draft(mode, time, month, day, null))).containsExactly(expected);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        ScheduleDraft draft = new ScheduleDraft(
                Optional.of("YEARLY"),
                Optional.of("Europe/Atlantis"),
                Optional.of("25:00"),
                Optional.of(13),
                Optional.of("x"),
                List.of(),
                Optional.empty(),
                Optional.of(rules(-1, 1000, 1001)));

        assertThat(problems(draft))
                .containsExactly(
                        "retention.keepLast schedule.retention-invalid",
                        "retention.keepWeekly schedule.retention-invalid",
                        "timeZone schedule.time-zone-unknown",
                        "month schedule.month-invalid",
                        "dayOfMonth schedule.day-invalid",
                        "time schedule.time-invalid");
    }

    @Test
    void anUnknownWeekdayIsNamed() {
        assertThat(problems(draft("WEEKLY", "02:05", null, null, null, "MONDAY", "FUNDAY")))
                .containsExactly("daysOfWeek schedule.days-invalid");
    }

    @Test
    void anEndlessExpressionIsRefusedUnread() {
        assertThat(problems(draft("CRON", null, null, null, "0 2 * * 1" + ",1".repeat(200))))
                .containsExactly("cron schedule.cron-invalid");
    }

    private static void assertSettings(ScheduleDraft draft, Recurrence recurrence, String expression) {
        assertThat(draft.read(ZoneOffset.UTC))
                .isEqualTo(new ScheduleDraft.Complete(new ScheduleSettings(recurrence, ZoneOffset.UTC)));
        assertThat(recurrence.expression()).isEqualTo(expression);
    }

    private static List<String> problems(ScheduleDraft draft) {
        return ((ScheduleDraft.Wrong) draft.read(ZoneOffset.UTC))
                .problems().stream()
                        .map(problem -> problem.field() + " " + problem.code())
                        .toList();
    }

    static ScheduleDraft draft(
            @Nullable String mode,
            @Nullable String time,
            @Nullable Integer month,
            @Nullable String day,
            @Nullable String cron,
            String... days) {
        return new ScheduleDraft(
                Optional.ofNullable(mode),
                Optional.empty(),
                Optional.ofNullable(time),
                Optional.ofNullable(month),
                Optional.ofNullable(day),
                Arrays.asList(days),
                Optional.ofNullable(cron),
                Optional.empty());
    }

    private static RetentionDraft rules(int last, int daily, int weekly) {
        return new RetentionDraft(
                Optional.of(last),
                Optional.empty(),
                Optional.of(daily),
                Optional.of(weekly),
                Optional.empty(),
                Optional.empty());
    }
}
