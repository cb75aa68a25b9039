package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.SCHEMA;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.application.port.in.KeepBackups.Confirmation;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.InMemoryKeepingRecords;
import io.strongroom.worker.application.port.out.InMemoryMaintenanceLedger;
import io.strongroom.worker.application.port.out.InMemoryRetentionRepository;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.RecordingProgressPublisher;
import io.strongroom.worker.application.port.out.StopRequestedException;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import io.strongroom.worker.domain.retention.RetentionPlan;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import io.strongroom.worker.domain.retention.RetentionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final int MINIMUM = 3;
    private static final RetentionPolicy FIVE_DAYS = new RetentionPolicy(0, 0, 5, 0, 0, 0, ZoneOffset.UTC);

    private final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> NOW.plus(Duration.ofDays(400)));
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> NOW);
    private final InMemoryKeepingRecords records = new InMemoryKeepingRecords();
    private final InMemoryRetentionRepository rules = new InMemoryRetentionRepository();
    private final InMemoryMaintenanceLedger maintenance = new InMemoryMaintenanceLedger(() -> NOW);
    private final PublishProgressService progress = new PublishProgressService(jobs, new RecordingProgressPublisher());
    private final DeleteBackups deletions =
            new DeleteBackupsService(jobs, tasks, new InMemorySnapshotRoots(), records, progress);
    private final KeepBackups keeping = new KeepBackupsService(jobs, records, rules, maintenance, MINIMUM);
    private final ExpireBackupsService expiry = new ExpireBackupsService(jobs, records, rules, deletions, MINIMUM);
    private final Tally tally = new Tally();

    @Test
    void withoutRulesEverythingStays() {
        dailyBackups(50);
        keeping.rulesChanged(SCHEMA, 1, Optional.empty());

        expiry.run(tally);

        assertThat(listed()).hasSize(50);
        assertThat(keeping.preview(SCHEMA).plan().expired()).isEmpty();
    }

    @Test
    void whatNoRuleKeepsGoesTheWayOfDeletedBackups() {
        dailyBackups(7);
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));

        expiry.run(tally);

        assertThat(listed()).containsExactly(aBackupId(7), aBackupId(6), aBackupId(5), aBackupId(4), aBackupId(3));
        assertThat(tally.counts).isEqualTo(Map.of("backupsRemoved", 2L));
        expiry.run(tally);
        assertThat(listed()).hasSize(5);
    }

    @Test
    void muchAtOnceWaitsForAPersonWhoHasSeenHowMuch() {
        dailyBackups(20);
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));

        expiry.run(tally);
        assertThat(listed()).hasSize(20);
        assertThat(tally.counts).isEqualTo(Map.of("schemasAwaitingConfirmation", 1L));
        assertThat(keeping.preview(SCHEMA).awaitsConfirmation()).isTrue();
        assertThat(keeping.confirm(SCHEMA, 14)).isEqualTo(Confirmation.OTHER_NUMBER);
        assertThat(maintenance.find(MaintenanceTask.RETENTION).requested()).isFalse();

        assertThat(keeping.confirm(SCHEMA, 15)).isEqualTo(Confirmation.CONFIRMED);
        assertThat(maintenance.find(MaintenanceTask.RETENTION).requested()).isTrue();
        expiry.run(tally);

        assertThat(listed()).hasSize(5);
        assertThat(keeping.confirm(SCHEMA, 0)).isEqualTo(Confirmation.NOTHING_TO_CONFIRM);
        assertThat(rules.find(SCHEMA).orElseThrow().confirmed()).isEmpty();
    }

    @Test
    void aConfirmationIsNotForOtherRules() {
        dailyBackups(20);
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));
        keeping.confirm(SCHEMA, 15);
        keeping.rulesChanged(SCHEMA, 2, Optional.of(new RetentionPolicy(6, 0, 0, 0, 0, 0, ZoneOffset.UTC)));

        expiry.run(tally);

        assertThat(listed()).hasSize(20);
    }

    @Test
    void aHoldWinsOverTheRulesAndOverAPerson() {
        dailyBackups(7);
        assertThat(keeping.hold(aBackupId(1), Optional.of("audit"))).isTrue();
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));

        expiry.run(tally);

        assertThat(listed()).contains(aBackupId(1)).doesNotContain(aBackupId(2));
        assertThat(deletions.delete(aBackupId(1), "ITSM")).isEqualTo(DeleteBackups.Outcome.HELD);
        assertThat(deletions.schemaRemoved(SCHEMA, NOW.plus(Duration.ofDays(999))))
                .containsExactly(aBackupId(1));
        assertThat(listed()).containsExactly(aBackupId(1));
        assertThat(keeping.release(aBackupId(1))).isTrue();
        assertThat(deletions.delete(aBackupId(1), "ITSM")).isEqualTo(DeleteBackups.Outcome.DELETED);
    }

    @Test
    void aHoldThatComesBetweenPlanAndRemovalWinsToo() {
        dailyBackups(7);
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));
        tally.onStep = 2;
        tally.action = () -> {
            keeping.hold(aBackupId(1), Optional.empty());
            keeping.hold(aBackupId(2), Optional.empty());
        };

        expiry.run(tally);

        assertThat(listed()).hasSize(7);
        assertThat(tally.counts).isEqualTo(Map.of("backupsHeld", 2L));
    }

    @Test
    void aBackupThatIsGoneOrUnknownIsNotHeld() {
        dailyBackups(1);
        deletions.delete(aBackupId(1), "ITSM");

        assertThat(keeping.hold(aBackupId(1), Optional.empty())).isFalse();
        assertThat(keeping.release(aBackupId(2))).isFalse();
        assertThat(keeping.of(aBackupId(1)).held()).isEmpty();
    }

    @Test
    void backupsWithoutDataNeitherCountNorGo() {
        dailyBackups(7);
        for (int i = 8; i < 300; i++) {
            jobs.add(Job.accepted(aRequest(i, Trigger.MANUAL, NOW.plus(Duration.ofDays(8)))));
            jobs.change(aBackupId(i), job -> job.started(NOW).failed(NOW, "schema.gone", "gone"));
        }
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));

        expiry.run(tally);

        assertThat(listed()).hasSize(5 + 292).contains(aBackupId(3)).doesNotContain(aBackupId(2));
    }

    @Test
    void theDryRunTellsWhyAndSavesNothing() {
        dailyBackups(7);

        List<List<RetentionReason>> reasons = keeping.preview(SCHEMA, FIVE_DAYS).decisions().stream()
                .map(RetentionPlan.Decision::reasons)
                .toList();

        assertThat(reasons.get(0))
                .containsExactly(
                        new RetentionReason(RetentionReason.Rule.MINIMUM, ""),
                        new RetentionReason(RetentionReason.Rule.DAILY, "2026-11-30"));
        assertThat(reasons.get(6)).isEmpty();
        assertThat(rules.find(SCHEMA)).isEmpty();
        assertThat(listed()).hasSize(7);
    }

    @Test
    void aRunThatIsStoppedLeavesTheRestToTheNext() {
        dailyBackups(7);
        keeping.rulesChanged(SCHEMA, 1, Optional.of(FIVE_DAYS));
        tally.onStep = 3;
        tally.action = () -> {
            throw new StopRequestedException();
        };

        assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> expiry.run(tally));
        assertThat(listed()).hasSize(6);

        expiry.run(new Tally());
        assertThat(listed()).hasSize(5);
    }

    private void dailyBackups(int count) {
        IntStream.rangeClosed(1, count).forEach(this::completed);
    }

    private void completed(int number) {
        Instant at = NOW.plus(Duration.ofDays(number));
        jobs.add(Job.accepted(aRequest(number, Trigger.SCHEDULED, at)));
        progress.publish(jobs.change(aBackupId(number), job -> job.started(at).completed(at)));
    }

    private List<BackupId> listed() {
        return jobs
                .list(new JobLedger.Query(SCHEMA, Optional.empty(), Optional.empty(), Optional.empty(), true, 0, 1_000))
                .jobs()
                .stream()
                .map(Job::id)
                .toList();
    }

    /** Counts, and does what a test wants to happen at a certain step. */
    private static final class Tally implements MaintenanceWork.Watch {
        private final Map<String, Long> counts = new TreeMap<>();
        private int steps;
        private int onStep = -1;
        private Runnable action = () -> {};

        @Override
        public void step(long done, long total) {
            if (++steps == onStep) {
                action.run();
            }
        }

        @Override
        public void count(String what, long by) {
            counts.merge(what, by, Long::sum);
        }

        @Override
        public void note(String detail) {}
    }
}
