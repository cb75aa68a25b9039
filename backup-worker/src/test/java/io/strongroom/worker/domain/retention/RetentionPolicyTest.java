package io.strongroom.worker.domain.retention;

import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strongroom.worker.domain.retention.RetentionReason.Rule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPolicyTest {
    private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /**
     * Backups by their local times in Berlin, oldest first; {@code !} makes one incomplete, {@code #} is held. The policy
     * is last/hourly/daily/weekly/monthly/yearly, and the expectation names what is kept with its reasons.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the newest so many            | 2/0/0/0/0/0 | 2026-11-01T02:00 2026-11-02T02:00 2026-11-03T02:00 | 2026-11-03T02:00=LAST 2026-11-02T02:00=LAST",
                "fewer than the rule allows    | 9/0/0/0/0/0 | 2026-11-01T02:00 | 2026-11-01T02:00=LAST",
                "the newest of the hour        | 0/2/0/0/0/0 | 2026-11-01T02:00 2026-11-01T02:59 2026-11-01T03:00 2026-11-01T01:59 | 2026-11-01T03:00=HOURLY 2026-11-01T02:59=HOURLY",
                "the newest of the day         | 0/0/2/0/0/0 | 2026-11-01T00:00 2026-11-01T23:59 2026-11-02T00:00 2026-10-31T23:59 | 2026-11-02T00:00=DAILY 2026-11-01T23:59=DAILY",
                "days without backups are no days | 0/0/3/0/0/0 | 2026-01-01T02:00 2026-05-05T02:00 2026-11-01T02:00 2026-11-02T02:00 | 2026-11-02T02:00=DAILY 2026-11-01T02:00=DAILY 2026-05-05T02:00=DAILY",
                "a week begins on Monday       | 0/0/0/2/0/0 | 2026-11-15T23:59 2026-11-16T00:00 2026-11-22T23:59 2026-11-23T00:00 | 2026-11-23T00:00=WEEKLY 2026-11-22T23:59=WEEKLY",
                "the last days of December may be of week 1 | 0/0/0/1/0/0 | 2024-12-29T02:00 2024-12-30T02:00 2025-01-05T02:00 | 2025-01-05T02:00=WEEKLY",
                "the first days of January may be of week 53 | 0/0/0/2/0/0 | 2026-12-27T02:00 2026-12-28T02:00 2027-01-03T02:00 2027-01-04T02:00 | 2027-01-04T02:00=WEEKLY 2027-01-03T02:00=WEEKLY",
                "the newest of the month       | 0/0/0/0/2/0 | 2026-09-30T23:59 2026-10-01T00:00 2026-10-31T23:59 2026-11-01T00:00 | 2026-11-01T00:00=MONTHLY 2026-10-31T23:59=MONTHLY",
                "a leap day ends its month     | 0/0/0/0/2/0 | 2024-02-28T02:00 2024-02-29T02:00 2024-03-01T02:00 | 2024-03-01T02:00=MONTHLY 2024-02-29T02:00=MONTHLY",
                "the newest of the year        | 0/0/0/0/0/2 | 2024-12-31T23:59 2025-01-01T00:00 2025-12-31T23:59 2026-01-01T00:00 | 2026-01-01T00:00=YEARLY 2025-12-31T23:59=YEARLY",
                "any rule keeps                | 1/0/1/0/1/1 | 2025-05-01T02:00 2026-10-01T02:00 2026-11-01T02:00 | 2026-11-01T02:00=LAST+DAILY+MONTHLY+YEARLY",
                "one rule does not use up another | 1/0/2/0/0/0 | 2026-11-01T02:00 2026-11-01T03:00 2026-11-02T02:00 | 2026-11-02T02:00=LAST+DAILY 2026-11-01T03:00=DAILY",
                "the day when clocks go forward is one day | 0/0/2/0/0/0 | 2026-03-28T23:30 2026-03-29T00:30 2026-03-29T03:30 2026-03-30T00:00 | 2026-03-30T00:00=DAILY 2026-03-29T03:30=DAILY",
                "the day when clocks go back is one day | 0/0/1/0/0/0 | 2026-10-25T00:00 2026-10-25T23:59 | 2026-10-25T23:59=DAILY",
                "what is held stays            | 1/0/0/0/0/0 | #2026-01-01T02:00 2026-11-01T02:00 2026-11-02T02:00 | 2026-11-02T02:00=LAST 2026-01-01T02:00=HOLD",
                "what is held counts as well   | 1/0/0/0/0/0 | 2026-11-01T02:00 #2026-11-02T02:00 | 2026-11-02T02:00=HOLD+LAST",
                "the future is left alone and counts nowhere | 1/0/0/0/0/0 | 2026-11-01T02:00 2026-11-02T02:00 2031-11-02T02:00 | 2031-11-02T02:00=FUTURE 2026-11-02T02:00=LAST",
                "an incomplete one takes no place | 1/0/1/0/0/0 | 2026-11-01T02:00 !2026-11-01T03:00 !2026-11-01T04:00 | 2026-11-01T04:00=LAST+DAILY 2026-11-01T02:00=LAST+DAILY",
                "where all are incomplete some are kept | 0/0/2/0/0/0 | !2026-11-01T02:00 !2026-11-02T02:00 !2026-11-03T02:00 | 2026-11-03T02:00=DAILY 2026-11-02T02:00=DAILY",
                "no rules keep all             | 0/0/0/0/0/0 | 2026-11-01T02:00 !2026-11-02T02:00 | 2026-11-02T02:00=NO_RULES 2026-11-01T02:00=NO_RULES",
            })
    void aBackupIsKeptForItsReasons(String name, String policy, String backups, String expected) {
        assertThat(kept(policy(policy).plan(backups(backups), NOW, 0))).isEqualTo(expected.strip());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the newest complete ones stay | 1/0/0/0/0/0 | 2026-11-01T02:00 2026-11-02T02:00 2026-11-03T02:00 2026-11-04T02:00 | 2026-11-04T02:00=MINIMUM+LAST 2026-11-03T02:00=MINIMUM 2026-11-02T02:00=MINIMUM",
                "incomplete ones are not among them | 0/0/0/0/0/1 | 2026-11-01T02:00 2026-11-02T02:00 2026-11-03T02:00 !2026-11-04T02:00 | 2026-11-04T02:00=YEARLY 2026-11-03T02:00=MINIMUM+YEARLY 2026-11-02T02:00=MINIMUM 2026-11-01T02:00=MINIMUM",
                "nor are those of the future   | 0/0/0/0/0/1 | 2026-11-02T02:00 2026-11-03T02:00 2031-11-04T02:00 | 2031-11-04T02:00=FUTURE 2026-11-03T02:00=MINIMUM+YEARLY 2026-11-02T02:00=MINIMUM",
                "many of one day leave those of other days | 1/0/0/0/0/0 | 2026-11-01T02:00 2026-11-02T02:00 2026-11-03T02:00 2026-11-03T03:00 2026-11-03T04:00 2026-11-03T05:00 | 2026-11-03T05:00=MINIMUM+LAST 2026-11-03T04:00=MINIMUM 2026-11-03T03:00=MINIMUM 2026-11-02T02:00=MINIMUM 2026-11-01T02:00=MINIMUM",
            })
    void theMinimumIsNeverRemoved(String name, String policy, String backups, String expected) {
        assertThat(kept(policy(policy).plan(backups(backups), NOW, 3))).isEqualTo(expected.strip());
    }

    @Test
    void garbageOfOneDayDoesNotPushOutWhatWasThereBefore() {
        List<KeptBackup> healthy = IntStream.rangeClosed(1, 9)
                .mapToObj(day -> backup(day, "2026-11-0" + day + "T02:00", true))
                .toList();
        for (boolean complete : List.of(true, false)) {
            List<KeptBackup> all = new ArrayList<>(healthy);
            Instant attack = berlin("2026-11-10T08:00");
            IntStream.range(0, 500)
                    .mapToObj(i -> new KeptBackup(aBackupId(100 + i), attack.plusSeconds(60L * i), complete, false))
                    .forEach(all::add);

            RetentionPlan plan = policy("7/0/7/0/0/0").plan(all, NOW, 3);

            assertThat(plan.expired()).as("complete: " + complete).doesNotContainAnyElementsOf(healthy.subList(3, 9));
            assertThat(plan.isDrastic()).isTrue();
        }
    }

    @Test
    void theHourThatComesTwiceIsTwoHours() {
        List<KeptBackup> backups = List.of(
                new KeptBackup(aBackupId(1), Instant.parse("2026-10-25T00:30:00Z"), true, false),
                new KeptBackup(aBackupId(2), Instant.parse("2026-10-25T01:30:00Z"), true, false));

        RetentionPlan plan = policy("0/2/0/0/0/0").plan(backups, NOW, 0);

        assertThat(plan.expired()).isEmpty();
        assertThat(plan.decisions())
                .flatExtracting(RetentionPlan.Decision::reasons)
                .extracting(RetentionReason::unit)
                .containsExactly("2026-10-25T02:00+01:00", "2026-10-25T02:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "0/0/1/0/0/0, DAILY, 2026-12-31",
        "0/0/0/1/0/0, WEEKLY, 2026-W53",
        "0/0/0/0/1/0, MONTHLY, 2026-12",
        "0/0/0/0/0/1, YEARLY, 2026"
    })
    void aReasonNamesItsUnitInTheZoneOfThePolicy(String policy, Rule rule, String unit) {
        KeptBackup justAfterMidnight = new KeptBackup(aBackupId(1), Instant.parse("2026-12-30T23:30:00Z"), true, false);

        assertThat(policy(policy)
                        .plan(List.of(justAfterMidnight), NOW, 0)
                        .decisions()
                        .get(0)
                        .reasons())
                .containsExactly(new RetentionReason(rule, unit));
    }

    @Test
    void applyingTheRulesAgainRemovesNothingMore() {
        Random random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            List<KeptBackup> backups = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Instant at = NOW.minusSeconds(random.nextInt(40_000_000));
                backups.add(new KeptBackup(aBackupId(i), at, random.nextInt(4) > 0, random.nextInt(30) == 0));
            }
            RetentionPolicy policy = new RetentionPolicy(
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(5),
                    random.nextInt(5),
                    random.nextInt(5),
                    random.nextInt(3),
                    BERLIN);
            RetentionPlan plan = policy.plan(backups, NOW, 3);
            List<KeptBackup> left = new ArrayList<>(backups);
            left.removeAll(plan.expired());
            Collections.shuffle(left, random);

            assertThat(policy.plan(left, NOW.plusSeconds(99_999_999), 3).expired())
                    .as("round " + round + " " + policy)
                    .isEmpty();
            assertThat(plan.expired()).noneMatch(KeptBackup::held);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 9, false", "10, 7, false", "10, 6, true", "2, 1, false", "3, 1, true", "500, 499, false"})
    void muchAtOnceIsDrastic(int backups, int keepLast, boolean drastic) {
        List<KeptBackup> all = IntStream.range(0, backups)
                .mapToObj(i -> new KeptBackup(aBackupId(i), NOW.minusSeconds(60L * i), true, false))
                .toList();

        RetentionPlan plan = new RetentionPolicy(keepLast, 0, 0, 0, 0, 0, BERLIN).plan(all, NOW, 0);

        assertThat(plan.isDrastic()).isEqualTo(drastic);
    }

    @Test
    void aRuleOutsideItsRangeIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> policy("0/0/-1/0/0/0"));
        assertThatIllegalArgumentException().isThrownBy(() -> policy("0/0/1001/0/0/0"));
    }

    private static RetentionPolicy policy(String numbers) {
        String[] rules = numbers.strip().split("/", -1);
        return new RetentionPolicy(
                Integer.parseInt(rules[0]),
                Integer.parseInt(rules[1]),
                Integer.parseInt(rules[2]),
                Integer.parseInt(rules[3]),
                Integer.parseInt(rules[4]),
                Integer.parseInt(rules[5]),
                BERLIN);
    }

    private static List<KeptBackup> backups(String text) {
        List<KeptBackup> backups = new ArrayList<>();
        for (String one : text.strip().split(" ", -1)) {
            String time = one.replaceFirst("^[!#]", "");
            backups.add(
                    new KeptBackup(aBackupId(backups.size()), berlin(time), !one.startsWith("!"), one.startsWith("#")));
        }
        return backups;
    }

    private static KeptBackup backup(int number, String time, boolean complete) {
        return new KeptBackup(aBackupId(number), berlin(time), complete, false);
    }

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    private static String kept(RetentionPlan plan) {
        return plan.decisions().stream()
                .filter(RetentionPlan.Decision::isKept)
                .map(decision -> decision.backup().at().atZone(BERLIN).toLocalDateTime() + "="
                        + decision.reasons().stream()
                                .map(reason -> reason.rule().name())
                                .collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }
}
