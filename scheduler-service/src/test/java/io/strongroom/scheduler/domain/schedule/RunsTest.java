package io.strongroom.scheduler.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDailyRunComesEveryDay() {
        assertThat(daily("02:30", BERLIN).nextAfter(Instant.parse("2026-11-23T04:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-11-24T01:30:00Z"),
                        Instant.parse("2026-11-25T01:30:00Z"),
                        Instant.parse("2026-11-26T01:30:00Z"));
    }

    @Test
    void theRunOfTodayComesIfItsTimeIsStillAhead() {
        Runs runs = daily("02:30", BERLIN);

        assertThat(runs.nextAfter(Instant.parse("2026-11-23T01:29:59Z")))
                .contains(Instant.parse("2026-11-23T01:30:00Z"));
        assertThat(runs.nextAfter(Instant.parse("2026-11-23T01:30:00Z")))
                .contains(Instant.parse("2026-11-24T01:30:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipRunsAtTheFirstInstantAfterTheGap() {
        // clocks go from 02:00 to 03:00 on 28 March 2027
        assertThat(daily("02:30", BERLIN).nextAfter(Instant.parse("2027-03-27T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
    }

    @Test
    void anHourThatComesTwiceRunsTheFirstTimeOnly() {
        // clocks go from 03:00 back to 02:00 on 25 October 2026
        assertThat(daily("02:30", BERLIN).nextAfter(Instant.parse("2026-10-24T12:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"),
                        Instant.parse("2026-10-27T01:30:00Z"));
    }

    @Test
    void betweenTheTwoHoursThereIsNoSecondRun() {
        Runs runs = daily("02:30", BERLIN);

        assertThat(runs.nextAfter(Instant.parse("2026-10-25T00:30:00Z")))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(runs.nextAfter(Instant.parse("2026-10-25T01:10:00Z")))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void aGapUpToMidnightRunsBeforeItSoThatTheRunKeepsItsDate() {
        // in Nuuk, 27 March 2027 ends at 23:00
        ZoneId nuuk = ZoneId.of("America/Nuuk");

        List<Instant> runs = daily("23:30", nuuk).nextAfter(Instant.parse("2027-03-27T12:00:00Z"), 2);

        assertThat(runs)
                .extracting(run -> run.atZone(nuuk).toLocalDateTime())
                .containsExactly(
                        LocalDateTime.parse("2027-03-27T22:59:59"), LocalDateTime.parse("2027-03-28T23:30:00"));
    }

    @Test
    void aDateThatAZoneLeavesOutHasNoRun() {
        // Samoa went from 29 to 31 December 2011
        ZoneId apia = ZoneId.of("Pacific/Apia");

        List<Instant> runs = daily("02:30", apia).nextAfter(Instant.parse("2011-12-29T00:00:00Z"), 3);

        assertThat(runs)
                .extracting(run -> run.atZone(apia).toLocalDate())
                .containsExactly(
                        LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"), LocalDate.parse("2012-01-01"));
    }

    @Test
    void twoRunsOnOneDateAreNamed() {
        Runs runs = new Runs(RunsTest::everySixHours, BERLIN);

        assertThat(runs.twoOnOneDate(Instant.parse("2026-11-23T21:00:00Z")))
                .contains(new Runs.TwoRuns(
                        LocalDateTime.parse("2026-11-23T00:00:00"), LocalDateTime.parse("2026-11-23T06:00:00")));
        assertThat(daily("02:30", BERLIN).twoOnOneDate(Instant.parse("2026-11-23T21:00:00Z")))
                .isEmpty();
    }

    @Test
    void theDayOf23HoursDoesNotMakeADailyRunTooFrequent() {
        Runs runs = daily("02:30", BERLIN);

        assertThat(runs.twoOnOneDate(Instant.parse("2027-03-27T23:30:00Z"))).isEmpty();
        assertThat(runs.nextAfter(Instant.parse("2027-03-27T00:00:00Z"), 20))
                .extracting(run -> run.atZone(BERLIN).toLocalDate())
                .doesNotHaveDuplicates();
    }

    static Runs daily(String time, ZoneId zone) {
        LocalTime at = LocalTime.parse(time);
        return new Runs(
                after -> {
                    LocalDateTime today = after.toLocalDate().atTime(at);
                    return Optional.of(today.isAfter(after) ? today : today.plusDays(1));
                },
                zone);
    }

    private static Optional<LocalDateTime> everySixHours(LocalDateTime after) {
        LocalDateTime next = after.toLocalDate().atStartOfDay();
        while (!next.isAfter(after)) {
            next = next.plusHours(6);
        }
        return Optional.of(next);
    }
}
