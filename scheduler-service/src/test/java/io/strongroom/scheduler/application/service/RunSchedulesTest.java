package io.strongroom.scheduler.application.service;

import static io.strongroom.scheduler.application.service.ScheduleScene.cron;
import static io.strongroom.scheduler.application.service.ScheduleScene.daily;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupType;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.schedule.Jitter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSchedulesTest {
    private final ScheduleScene scene = new ScheduleScene("2026-11-23T12:00:00Z");
    private final RunSchedules scheduler = scene.replica(Duration.ZERO);

    @Test
    void aRunThatIsDueAsksForAScheduledBackup() {
        scene.saved(daily("02:30", "Europe/Berlin"));
        scene.clock.set("2026-11-24T01:30:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).singleElement().satisfies(request -> {
            assertThat(request.type()).isEqualTo(BackupType.SCHEDULED);
            assertThat(request.backupId())
                    .isEqualTo(Occurrence.backupIdOf(SCHEMA, Instant.parse("2026-11-24T01:30:00Z")));
        });
        assertThat(scene.accounts()).containsExactly("2026-11-24T01:30:00Z REQUESTED");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-25T01:30:00Z"));
    }

    @Test
    void beforeItsTimeNothingHappens() {
        scene.saved(daily("02:30", "Europe/Berlin"));
        scene.clock.set("2026-11-24T01:29:59.999Z");

        scheduler.runDue();

        assertThat(scene.requests()).isEmpty();
        assertThat(scene.accounts()).isEmpty();
    }

    @Test
    void lookingAgainAsksForNothingMore() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();
        scene.backupsEnd();
        scheduler.runDue();
        scene.clock.advance(Duration.ofHours(3));
        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
    }

    @Test
    void aScheduleThatIsOffDoesNotRun() {
        scene.saved(daily("02:30", "UTC"));
        scene.savedOff(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).isEmpty();
        assertThat(scene.accounts()).isEmpty();
    }

    @Test
    void thirtyReplicasAtOnceAskOnce() throws Exception {
        scene.saved(daily("02:30", "UTC"));
        for (int day = 24; day <= 28; day++) {
            scene.clock.set("2026-11-" + day + "T02:30:00Z");
            atOnce(30, () -> scene.replica(Duration.ZERO).runDue());
            scene.backupsEnd();
        }

        assertThat(scene.requests()).hasSize(5);
        assertThat(scene.requests()).extracting(BackupRequest::backupId).doesNotHaveDuplicates();
        assertThat(scene.accounts()).hasSize(5).allMatch(account -> account.contains("REQUESTED"));
    }

    @Test
    void aReplicaThatComesLateToARunThatHasEndedDoesNotRepeatIt() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");
        // decides, and dies before it writes down and advances
        scene.store.goAwayAfter(1);
        runUntilTheStoreGoesAway();
        scene.store.comeBack();
        scene.outbox.publishPending();
        scene.backupsEnd();
        scene.clock.advance(Duration.ofMinutes(20));

        scene.replica(Duration.ZERO).runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z REQUESTED");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-25T02:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whereverAReplicaDiesTheNextOneFinishesAndNothingIsDoneTwice(int writes) {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-26T02:30:00Z");
        scene.store.goAwayAfter(writes);
        runUntilTheStoreGoesAway();
        scene.store.comeBack();

        scene.replica(Duration.ZERO).runDue();
        scene.outbox.publishPending();

        // an event that went out just before is sent again, as the same one
        assertThat(scene.requestEvents()).hasSize(1);
        assertThat(scene.accounts())
                .containsExactly(
                        "2026-11-24T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-25T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-26T02:30:00Z REQUESTED");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-27T02:30:00Z"));
    }

    @Test
    void aDecisionThatNobodyWroteDownIsNotLostToTheNextOne() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");
        scene.store.goAwayAfter(1);
        runUntilTheStoreGoesAway();
        scene.store.comeBack();
        scene.outbox.publishPending();
        scene.backupsEnd();
        scene.clock.set("2026-11-26T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.accounts())
                .containsExactly(
                        "2026-11-24T02:30:00Z REQUESTED",
                        "2026-11-25T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-26T02:30:00Z REQUESTED");
    }

    @Test
    void threeDaysDownLeadToOneRequestForTheLastRun() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-26T05:00:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.accounts())
                .containsExactly(
                        "2026-11-24T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-25T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-26T02:30:00Z REQUESTED schedule.caught-up");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-27T02:30:00Z"));
    }

    @Test
    void behindTheGracePeriodARunIsMissed() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-26T08:30:01Z");

        scheduler.runDue();

        assertThat(scene.requests()).isEmpty();
        assertThat(scene.accounts())
                .containsExactly(
                        "2026-11-24T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-25T02:30:00Z MISSED schedule.overtaken",
                        "2026-11-26T02:30:00Z MISSED schedule.too-late");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-27T02:30:00Z"));
    }

    @Test
    void atTheEndOfTheGracePeriodARunIsStillMadeUpFor() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T08:30:00Z");

        scheduler.runDue();

        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z REQUESTED schedule.caught-up");
    }

    @Test
    void tenYearsDownAreOneYearOfAccountsAndOneDecision() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2028-11-26T03:00:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.accounts()).hasSize(367);
        assertThat(scene.accounts().get(366)).isEqualTo("2028-11-26T02:30:00Z REQUESTED schedule.caught-up");
    }

    @Test
    void whileABackupIsActiveARunIsSkipped() {
        scene.saved(daily("02:30", "UTC"));
        backUpNow();
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).extracting(BackupRequest::type).containsExactly(BackupType.MANUAL);
        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z SKIPPED backup.already-active");
    }

    @Test
    void aSkippedRunIsNotMadeUpForAndTheNextOneComes() {
        scene.saved(daily("02:30", "UTC"));
        BackupId manual = backUpNow();
        scene.clock.set("2026-11-24T02:30:00Z");
        scheduler.runDue();
        scene.backupEnds(manual);
        scene.clock.advance(Duration.ofHours(1));
        scheduler.runDue();
        scene.clock.set("2026-11-25T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.accounts())
                .containsExactly(
                        "2026-11-24T02:30:00Z SKIPPED backup.already-active", "2026-11-25T02:30:00Z REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACTIVE", "DELETED", "SYNC_ERROR"})
    void aSchemaThatIsNotActiveIsSkippedForThatReason(String status) {
        scene.saved(daily("02:30", "UTC"));
        scene.schemaIs(status, true, 3);
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).isEmpty();
        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z SKIPPED schema.not-backupable:" + status);
    }

    @Test
    void withoutTheCatalogueARunUsesWhatWasHeardLast() {
        scene.saved(daily("02:30", "UTC"));
        scene.schemaIs("ACTIVE", true, 3);
        scene.schemas.goDown();
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
    }

    @Test
    void aRunWhoseSchemaNobodyKnowsWaitsForTheCatalogue() {
        scene.saved(daily("02:30", "UTC"));
        scene.schemas.goDown();
        scene.clock.set("2026-11-24T02:30:00Z");
        scheduler.runDue();
        assertThat(scene.accounts()).isEmpty();
        scene.schemas.comeBack();
        scene.clock.advance(Duration.ofMinutes(10));

        scheduler.runDue();

        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z REQUESTED schedule.caught-up");
    }

    @Test
    void aClockThatGoesBackRepeatsNothing() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");
        scheduler.runDue();
        scene.backupsEnd();

        scene.clock.set("2026-11-24T01:00:00Z");
        scheduler.runDue();
        // saving anew makes the run of today the next one again, by this clock
        scene.savedOff(daily("02:30", "UTC"));
        scene.saved(daily("02:30", "UTC"));
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-24T02:30:00Z"));
        scene.clock.set("2026-11-24T02:30:00Z");
        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z REQUESTED");
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2026-11-25T02:30:00Z"));
    }

    @Test
    void theDayOf23HoursRunsOnceAfterTheGap() {
        assertThat(runsOf("02:30", "2027-03-27T12:00:00Z", 3))
                .containsExactly(
                        "2027-03-28T01:00:00Z REQUESTED",
                        "2027-03-29T00:30:00Z REQUESTED",
                        "2027-03-30T00:30:00Z REQUESTED");
    }

    @Test
    void theDayOf25HoursRunsOnceInTheFirstOfTheTwoHours() {
        assertThat(runsOf("02:30", "2026-10-24T12:00:00Z", 3))
                .containsExactly(
                        "2026-10-25T00:30:00Z REQUESTED",
                        "2026-10-26T01:30:00Z REQUESTED",
                        "2026-10-27T01:30:00Z REQUESTED");
    }

    @Test
    void theYearEnds() {
        assertThat(runsOf("23:59", "2026-12-30T23:30:00Z", 3))
                .containsExactly(
                        "2026-12-31T22:59:00Z REQUESTED",
                        "2027-01-01T22:59:00Z REQUESTED",
                        "2027-01-02T22:59:00Z REQUESTED");
    }

    @Test
    void aYearlyRunOnLeapDayComesInLeapYearsOnly() {
        scene.saved(cron("0 2 29 2 *", "UTC"));
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2028-02-29T02:00:00Z"));
        scene.clock.set("2028-02-29T02:00:00Z");

        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.schedule().nextAt()).contains(Instant.parse("2032-02-29T02:00:00Z"));
    }

    @Test
    void aScheduleWhoseYearsAreOverHasNoNextRun() {
        scene.saved(cron("0 0 2 24 11 ? 2026", "UTC"));
        scene.clock.set("2026-11-24T02:00:00Z");

        scheduler.runDue();
        scene.clock.set("2027-11-24T02:00:00Z");
        scheduler.runDue();

        assertThat(scene.requests()).hasSize(1);
        assertThat(scene.schedule().isOn()).isTrue();
        assertThat(scene.schedule().nextAt()).isEmpty();
    }

    @Test
    void jitterDelaysTheRequestButNotTheTimeThatIsShown() {
        Duration most = Duration.ofMinutes(30);
        RunSchedules spread = scene.replica(most);
        scene.saved(daily("02:30", "UTC"));
        Instant at = Instant.parse("2026-11-24T02:30:00Z");
        Duration delay = new Jitter(most).of(SCHEMA, at, ZoneId.of("UTC"));
        assertThat(delay).isPositive();

        scene.clock.set(at.plus(delay).minusMillis(1).toString());
        spread.runDue();
        assertThat(scene.requests()).isEmpty();
        scene.clock.set(at.plus(delay).toString());
        spread.runDue();

        assertThat(scene.accounts()).containsExactly("2026-11-24T02:30:00Z REQUESTED");
    }

    @Test
    void everyStepIsToldToTheOthers() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");

        scheduler.runDue();

        assertThat(scene.changes())
                .extracting(change ->
                        change.revision() + " " + change.schedule().nextAt().orElseThrow())
                .containsExactly("1 2026-11-24T02:30:00Z", "2 2026-11-25T02:30:00Z");
    }

    @Test
    void oldAccountsAreForgotten() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:00Z");
        scheduler.runDue();
        scene.clock.set("2028-01-01T00:00:00Z");

        scheduler.forgetOld();

        assertThat(scene.accounts()).isEmpty();
    }

    private List<String> runsOf(String time, String from, int days) {
        scene.clock.set(from);
        scene.saved(daily(time, "Europe/Berlin"));
        // looked at every ten minutes, as the clock of the wall goes
        for (int step = 0; step < days * 144; step++) {
            scene.clock.advance(Duration.ofMinutes(10));
            scheduler.runDue();
            scene.backupsEnd();
        }
        return scene.accounts().stream()
                .map(account -> account.replace(" schedule.caught-up", ""))
                .limit(days)
                .toList();
    }

    private BackupId backUpNow() {
        RequestBackups backups = new RequestBackupsService(
                scene.schemas, scene.store.slots(), scene.store.ended(), scene.outbox, new CountingIds(), scene.clock);
        return ((RequestBackups.Accepted) backups.request(new RequestBackups.Command(SCHEMA, "", "anna", "corr")))
                .backupId();
    }

    private void runUntilTheStoreGoesAway() {
        try {
            scheduler.runDue();
        } catch (StoreUnavailableException died) {
            assertThat(died).hasMessageContaining("away");
        }
    }

    private static void atOnce(int count, Runnable work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
