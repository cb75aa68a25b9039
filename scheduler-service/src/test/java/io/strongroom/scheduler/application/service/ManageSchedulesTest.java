package io.strongroom.scheduler.application.service;

import static io.strongroom.scheduler.application.service.ScheduleScene.cron;
import static io.strongroom.scheduler.application.service.ScheduleScene.daily;
import static io.strongroom.scheduler.application.service.ScheduleScene.draft;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.INSTANCE_ID;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.recommendation.HourLoad;
import io.strongroom.scheduler.domain.recommendation.Slot;
import io.strongroom.scheduler.domain.schedule.FieldProblem;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.RetentionDraft;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleDraft;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageSchedulesTest {
    private static final SchemaId UNKNOWN = new SchemaId("00000000-0000-3000-8000-000000000000");

    private final ScheduleScene scene = new ScheduleScene("2026-11-23T12:00:00Z");

    @Test
    void aSavedScheduleShowsItsNextTenRuns() {
        ManageSchedules.View view = scene.saved(daily("02:30", "Europe/Berlin"));

        assertThat(view.nextRuns())
                .hasSize(10)
                .startsWith(Instant.parse("2026-11-24T01:30:00Z"), Instant.parse("2026-11-25T01:30:00Z"));
        assertThat(view.schedule().nextAt()).contains(Instant.parse("2026-11-24T01:30:00Z"));
        assertThat(scene.manage.find(SCHEMA)).isInstanceOf(ManageSchedules.Configured.class);
    }

    @Test
    void aScheduleThatWasNeverSetIsThereForASchemaThatIs() {
        assertThat(scene.manage.find(SCHEMA)).isEqualTo(new ManageSchedules.NotConfigured());
        assertThat(scene.manage.find(UNKNOWN)).isEqualTo(new ManageSchedules.NoSchema());
    }

    @Test
    void savingTellsTheOthersOnceEvenWhenRepeated() {
        scene.saved(daily("02:30", "UTC"));
        scene.saved(daily("02:30", "UTC"));

        assertThat(scene.changes()).singleElement().satisfies(change -> {
            assertThat(change.revision()).isEqualTo(1);
            assertThat(change.instanceId()).isEqualTo(INSTANCE_ID);
            assertThat(change.schedule().isOn()).isTrue();
        });
    }

    @Test
    void aDisabledScheduleKeepsItsSettings() {
        scene.saved(daily("02:30", "Europe/Berlin"));

        ManageSchedules.View off = scene.savedOff(draft(null, null, null, null));
        ManageSchedules.View on = scene.saved(draft(null, null, null, null));

        assertThat(off.schedule().isOn()).isFalse();
        assertThat(off.schedule().nextAt()).isEmpty();
        assertThat(off.nextRuns()).hasSize(10);
        assertThat(on.schedule().settings()).isEqualTo(off.schedule().settings());
        assertThat(on.schedule().nextAt()).contains(Instant.parse("2026-11-24T01:30:00Z"));
    }

    @Test
    void rulesForKeepingStayUntilOthersAreGiven() {
        scene.saved(keeping(daily("02:30", "UTC"), 7));

        assertThat(scene.saved(daily("03:30", "UTC")).schedule().settings().retention())
                .isEqualTo(new Retention(0, 0, 7, 0, 0, 0));
        assertThat(scene.saved(keeping(draft(null, null, null, null), 5))
                        .schedule()
                        .settings())
                .isEqualTo(new ScheduleSettings(
                        new Recurrence.Daily(LocalTime.of(3, 30)), ZoneId.of("UTC"), new Retention(0, 0, 5, 0, 0, 0)));
        assertThat(scene.saved(keeping(daily("03:30", "UTC"), 0))
                        .schedule()
                        .settings()
                        .retention())
                .isEqualTo(Retention.EVERYTHING);
        assertThat(scene.changes()).hasSize(4);
    }

    @Test
    void wrongRulesForKeepingAreRefusedWhateverElseIsGiven() {
        scene.saved(daily("02:30", "UTC"));

        assertThat(scene.save(keeping(draft(null, null, null, null), -1))).isInstanceOf(ManageSchedules.Refused.class);
        assertThat(scene.manage.preview(keeping(daily("02:30", "UTC"), 1001)))
                .isInstanceOf(ManageSchedules.Refused.class);
        assertThat(scene.schedule().settings().retention()).isEqualTo(Retention.EVERYTHING);
    }

    @Test
    void aDueRunIsNotLostByOtherRulesForKeeping() {
        Instant due = scene.saved(daily("02:30", "UTC")).schedule().nextAt().orElseThrow();
        scene.clock.set("2026-11-24T02:30:01Z");

        assertThat(scene.saved(keeping(daily("02:30", "UTC"), 7)).schedule().nextAt())
                .contains(due);
    }

    private static ScheduleDraft keeping(ScheduleDraft draft, int keepDaily) {
        return new ScheduleDraft(
                draft.mode(),
                draft.timeZone(),
                draft.time(),
                draft.month(),
                draft.dayOfMonth(),
                draft.daysOfWeek(),
                draft.cron(),
                Optional.of(new RetentionDraft(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(keepDaily),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void aWrongDraftChangesNothing() {
        scene.saved(daily("02:30", "UTC"));

        ManageSchedules.Answer answer = scene.save(cron("0 25 * * *", "UTC"));

        assertThat(((ManageSchedules.Refused) answer).problems())
                .extracting(FieldProblem::field, FieldProblem::code, FieldProblem::message)
                .containsExactly(tuple(
                        "cron",
                        "schedule.cron-invalid",
                        "Cron expression is not valid at position 3: \"25\" cannot be the hours (0-23)."));
        assertThat(scene.schedule().settings().recurrence()).isEqualTo(new Recurrence.Daily(LocalTime.of(2, 30)));
        assertThat(scene.changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 */12 * * *",
                "0 2,3 * * *",
                "0,1 2 29 2 *",
                "0 0 2-4 * * ?",
                "0,30 0 2 * * ?",
                "0 0 0/6 ? * MON",
                "0 0 2,4 L * ?"
            })
    void moreThanOneRunADayIsRefused(String expression) {
        assertThat(refusal(cron(expression, "Europe/Berlin")).code()).isEqualTo("schedule.too-frequent");
    }

    @Test
    void theTwoRunsThatAreTooCloseAreNamed() {
        assertThat(refusal(cron("30 2,14 29 2 *", "Europe/Berlin")).message())
                .isEqualTo("A backup runs once a day at most, but this would run at 2028-02-29 02:30:00 and again at"
                        + " 2028-02-29 14:30:00 (Europe/Berlin).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 2 31 2 *", "0 2 30 2 *", "0 2 31 4,6,9,11 *", "0 0 2 1 1 ? 2020", "0 0 2 29 2 ? 2027"})
    void whatNeverRunsIsRefused(String expression) {
        assertThat(refusal(cron(expression, "UTC")).code()).isEqualTo("schedule.never-fires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 2 * * *", "0 30 2 * * ?", "59 23 * * *", "0 0 * * *"})
    void aDailyTimeIsAllowedWhereDaysHave23Or25Hours(String expression) {
        for (String zone : List.of("Europe/Berlin", "America/New_York", "America/Nuuk", "Australia/Lord_Howe")) {
            assertThat(scene.save(cron(expression, zone))).as(zone).isInstanceOf(ManageSchedules.Taken.class);
        }
    }

    @Test
    void anUnknownSchemaHasNoSchedule() {
        assertThat(scene.manage.save(new ManageSchedules.Command(UNKNOWN, true, daily("02:30", "UTC"), "corr")))
                .isEqualTo(new ManageSchedules.NoSchema());
    }

    @Test
    void aScheduleOfAnInactiveOrDeletedSchemaIsNotSwitchedOnButMayBeSet() {
        for (String status : List.of("INACTIVE", "DELETED")) {
            scene.schemas.has(SCHEMA, status);
            assertThat(scene.save(daily("02:30", "UTC"))).isEqualTo(new ManageSchedules.NotBackupable(status));
            assertThat(scene.savedOff(daily("02:30", "UTC")).schedule().isOn()).isFalse();
        }
    }

    @Test
    void aScheduleOfARemovedInstanceIsNotSwitchedOnBeforeTheCatalogueHasHeardOfIt() {
        scene.instanceIs(false, false, 2);

        assertThat(scene.save(daily("02:30", "UTC"))).isEqualTo(new ManageSchedules.NotBackupable("INACTIVE"));
    }

    @Test
    void withoutATimeZoneTheSitesIsTaken() {
        scene.schemas.isIn(SCHEMA, ZoneId.of("Asia/Tokyo"));

        ManageSchedules.View view = scene.saved(draft("DAILY", null, "02:30", null));

        assertThat(view.schedule().settings().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void savingAgainDoesNotLoseARunThatIsDue() {
        scene.saved(daily("02:30", "UTC"));
        scene.clock.set("2026-11-24T02:30:01Z");
        scene.saved(daily("02:30", "UTC"));

        scene.replica(Duration.ZERO).runDue();

        assertThat(scene.requests()).hasSize(1);
    }

    @Test
    void previewSavesNothing() {
        assertThat(scene.manage.preview(cron("0 0 2 L * ?", "UTC")))
                .isInstanceOfSatisfying(ManageSchedules.Preview.class, preview -> {
                    assertThat(preview.cron()).isEqualTo("0 0 2 L * ?");
                    assertThat(preview.nextRuns()).hasSize(10).startsWith(Instant.parse("2026-11-30T02:00:00Z"));
                });
        assertThat(scene.manage.preview(cron("* * * * *", "UTC"))).isInstanceOf(ManageSchedules.Refused.class);
        assertThat(scene.store.schedules().find(SCHEMA)).isEmpty();
        assertThat(scene.changes()).isEmpty();
    }

    @Test
    void aRecommendedScheduleTakesTheBestTimeAndKeepsIt() {
        LocalTime best = slots().get(0).time();
        ManageSchedules.View first = scene.saved(draft("RECOMMENDED", "UTC", null, null));
        assertThat(first.schedule().settings().recurrence()).isEqualTo(new Recurrence.Recommended(best));
        // from now on another hour would be better
        for (int hour = 0; hour < HourLoad.HOURS; hour++) {
            scene.load.add(new HourLoad(hour, 100, hour % 24 == 13 ? 10 : 2000, hour % 24 == 13 ? 0 : 90, 0));
        }
        assertThat(slots().get(0).time().getHour()).isEqualTo(13);

        ManageSchedules.View again = scene.saved(draft("RECOMMENDED", "UTC", null, null));

        assertThat(again.schedule().settings().recurrence()).isEqualTo(new Recurrence.Recommended(best));
        assertThat(again.nextRuns()).hasSize(10);
    }

    @Test
    void aRecommendedTimeMayBeAnyThatIsOfferedNow() {
        LocalTime third = slots().get(2).time();

        ManageSchedules.View view = scene.saved(draft("RECOMMENDED", "UTC", third.toString(), null));

        assertThat(view.schedule().settings().recurrence()).isEqualTo(new Recurrence.Recommended(third));
        assertThat(refusal(draft("RECOMMENDED", "UTC", "12:34", null)).code())
                .isEqualTo("schedule.time-not-recommended");
    }

    @Test
    void withoutWorkersQuietHoursAreRecommended() {
        scene.workersAreAway();

        assertThat(slots()).allSatisfy(slot -> assertThat(slot.time().getHour()).isBetween(1, 4));
    }

    @Test
    void anUnknownSchemaHasNoRecommendation() {
        assertThat(scene.manage.recommend(UNKNOWN, Optional.empty())).isEmpty();
    }

    @Test
    void removingIsToldOnceAndLeavesNothing() {
        scene.saved(daily("02:30", "UTC"));

        scene.manage.remove(SCHEMA, "corr");
        scene.manage.remove(SCHEMA, "corr");

        assertThat(scene.manage.find(SCHEMA)).isEqualTo(new ManageSchedules.NotConfigured());
        assertThat(scene.changes())
                .extracting(change -> change.schedule().isRemoved())
                .containsExactly(false, true);
        scene.clock.set("2026-11-24T02:30:00Z");
        scene.replica(Duration.ZERO).runDue();
        assertThat(scene.requests()).isEmpty();
    }

    @Test
    void aScheduleThatWasRemovedCanBeSetAgain() {
        scene.saved(daily("02:30", "UTC"));
        scene.manage.remove(SCHEMA, "corr");

        ManageSchedules.View view = scene.saved(daily("03:30", "UTC"));

        assertThat(view.schedule().isOn()).isTrue();
        assertThat(scene.changes()).extracting(change -> change.revision()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRemovedInstanceSwitchesItsSchedulesOffForTheReason() {
        scene.saved(daily("02:30", "UTC"));

        scene.instanceIs(false, false, 4);

        assertThat(scene.schedule().isOn()).isFalse();
        assertThat(scene.schedule().disabledReason()).contains("instance.removed");
        assertThat(scene.schedule().settings().recurrence()).isEqualTo(new Recurrence.Daily(LocalTime.of(2, 30)));
        assertThat(scene.changes())
                .last()
                .satisfies(change -> assertThat(change.schedule().isOn()).isFalse());
    }

    @Test
    void aRemovedConnectionIsAReasonOfItsOwn() {
        scene.saved(daily("02:30", "UTC"));

        scene.instanceIs(false, true, 4);

        assertThat(scene.schedule().disabledReason()).contains("connection.removed");
    }

    @Test
    void anInstanceThatComesBackLeavesItsSchedulesOffUntilSomebodySwitchesThemOn() {
        scene.saved(daily("02:30", "UTC"));
        scene.instanceIs(false, false, 4);
        scene.instanceIs(true, false, 5);
        // late news of the removal
        scene.instanceIs(false, false, 4);
        assertThat(scene.schedule().isOn()).isFalse();

        ManageSchedules.View on = scene.saved(draft(null, null, null, null));

        assertThat(on.schedule().isOn()).isTrue();
        assertThat(on.schedule().disabledReason()).isEmpty();
    }

    @Test
    void aScheduleThatAPersonSwitchedOffIsNotGivenAnotherReason() {
        scene.savedOff(daily("02:30", "UTC"));

        scene.instanceIs(false, false, 4);

        assertThat(scene.schedule().standing()).isEqualTo(Schedule.Off.BY_A_PERSON);
    }

    @Test
    void aSchemaDeletedFromTheAppLosesItsSchedule() {
        scene.saved(daily("02:30", "UTC"));

        scene.schemaIs("ACTIVE", false, 7);

        assertThat(scene.schedule().isRemoved()).isTrue();
        assertThat(scene.changes())
                .last()
                .satisfies(change -> assertThat(change.schedule().isRemoved()).isTrue());
    }

    @Test
    void lateNewsOfASchemaArePassedOver() {
        scene.schemaIs("INACTIVE", true, 8);
        scene.schemaIs("ACTIVE", true, 7);

        assertThat(scene.store.known().schema(SCHEMA).orElseThrow().status()).isEqualTo("INACTIVE");
    }

    private List<Slot> slots() {
        return scene.manage
                .recommend(SCHEMA, Optional.of(ZoneId.of("UTC")))
                .orElseThrow()
                .slots();
    }

    private FieldProblem refusal(ScheduleDraft draft) {
        ManageSchedules.Answer answer = scene.save(draft);
        assertThat(answer).isInstanceOf(ManageSchedules.Refused.class);
        return ((ManageSchedules.Refused) answer).problems().get(0);
    }
}
