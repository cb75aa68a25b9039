package io.strongroom.worker.domain.job;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aCompletedJob;
import static io.strongroom.worker.domain.job.JobFixtures.aFailedJob;
import static io.strongroom.worker.domain.job.JobFixtures.aQueuedJob;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static io.strongroom.worker.domain.job.JobFixtures.aRunningJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Job.PublicState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Job PAUSED = aRunningJob().paused(Pause.Reason.AUTH, "The token was refused", NOW);

    @Test
    void eachStateHasItsPublicNameAndPhase() {
        Map<Job, String> expected = Map.ofEntries(
                Map.entry(aQueuedJob(), "IN_QUEUE QUEUED"),
                Map.entry(aQueuedJob().stopRequestedBySomebody(), "STOPPING QUEUED"),
                Map.entry(aRunningJob(), "IN_PROGRESS DEFINITIONS"),
                Map.entry(aRunningJob().inPhase(Phase.READING), "IN_PROGRESS READING"),
                Map.entry(aRunningJob().stopRequestedBySomebody(), "STOPPING DEFINITIONS"),
                Map.entry(PAUSED, "IN_PROGRESS PAUSED_AUTH"),
                Map.entry(aRunningJob().paused(Pause.Reason.STORE, "full", NOW), "IN_PROGRESS PAUSED_STORE"),
                Map.entry(PAUSED.stopRequestedBySomebody(), "STOPPING PAUSED_AUTH"),
                Map.entry(aCompletedJob(), "COMPLETED ENDED"),
                Map.entry(
                        aRunningJob().warned(Warning.COUNT_MISMATCH, "more", 1).completed(NOW),
                        "COMPLETED_WITH_WARNINGS ENDED"),
                Map.entry(aFailedJob(), "FAILED ENDED"),
                Map.entry(aRunningJob().stopped(NOW), "STOPPED ENDED"),
                Map.entry(Job.acceptedAfterStop(aRequest(), NOW), "STOPPED ENDED"));

        expected.forEach((job, words) ->
                assertThat(job.publicState() + " " + job.publicPhase()).isEqualTo(words));
    }

    @Test
    void whatEndedNeverChangesAgain() {
        List<UnaryOperator<Job>> events = List.of(
                job -> job.started(LATER),
                job -> job.inPhase(Phase.READING),
                Job::stopRequestedBySomebody,
                job -> job.paused(Pause.Reason.AUTH, "no", LATER),
                Job::resumed,
                job -> job.completed(LATER),
                job -> job.failed(LATER, "internal", "no"),
                job -> job.stopped(LATER),
                job -> job.advanced(job.progress().advancedTo(5, 10, Optional.empty(), Optional.empty())));

        for (Job ended : List.of(aCompletedJob(), aFailedJob(), aRunningJob().stopped(NOW))) {
            for (UnaryOperator<Job> event : events) {
                assertThat(event.apply(ended)).isEqualTo(ended);
            }
        }
    }

    @Test
    void theWorldHearsOfEveryChangeOnce() {
        List<UnaryOperator<Job>> events = List.of(
                job -> job.started(NOW),
                job -> job.inPhase(Phase.PLANNING),
                job -> job.paused(Pause.Reason.STORE, "full", NOW),
                Job::resumed,
                job -> job.advanced(job.progress().advancedTo(5, 10, Optional.empty(), Optional.empty())),
                Job::stopRequestedBySomebody,
                job -> job.stopped(NOW));

        Job job = aQueuedJob();
        assertThat(job.sequence()).isEqualTo(1);
        for (UnaryOperator<Job> event : events) {
            Job next = event.apply(job);
            assertThat(next.sequence()).isEqualTo(job.sequence() + 1);
            job = next;
        }
    }

    @Test
    void aRepeatedEventIsNoNews() {
        Job running = aRunningJob().inPhase(Phase.READING);

        assertThat(running.started(LATER)).isEqualTo(running);
        assertThat(running.inPhase(Phase.READING)).isEqualTo(running);
        assertThat(running.resumed()).isEqualTo(running);
        Job stopping = running.stopRequestedBySomebody();
        assertThat(stopping.stopRequestedBySomebody()).isEqualTo(stopping);
        Job queuedAndStopping = aQueuedJob().stopRequestedBySomebody();
        assertThat(queuedAndStopping.stopRequestedBySomebody()).isEqualTo(queuedAndStopping);
    }

    @Test
    void aStopInTheQueueIsNotForgottenAtTheStart() {
        assertThat(aQueuedJob().stopRequestedBySomebody().started(NOW).stopRequested())
                .isTrue();
    }

    @Test
    void onePauseGivesOneWarningHoweverManyTasksReportIt() {
        Job again = PAUSED.paused(Pause.Reason.AUTH, "The token was refused", LATER);

        assertThat(again).isEqualTo(PAUSED);
        assertThat(again.warnings()).containsExactly(new Warning(Warning.AUTH, "The token was refused", 1));
    }

    @Test
    void aResumedBackupGoesOnInItsPhaseAndKeepsTheWarning() {
        Job resumed = aRunningJob()
                .inPhase(Phase.READING)
                .paused(Pause.Reason.AUTH, "refused", NOW)
                .resumed();

        assertThat(resumed.publicPhase()).isEqualTo("READING");
        assertThat(resumed.warnings()).hasSize(1);
    }

    @Test
    void aQueuedBackupDoesNotPause() {
        assertThat(aQueuedJob().paused(Pause.Reason.AUTH, "no", NOW)).isEqualTo(aQueuedJob());
    }

    @Test
    void aPauseForCredentialsOrADanglingReferenceDoesNotLessenTheSnapshot() {
        Job done =
                PAUSED.resumed().warned(Warning.DANGLING_REFERENCES, "gone", 3).completed(LATER);

        assertThat(done.publicState()).isEqualTo(PublicState.COMPLETED);
        assertThat(done.progress().percent()).isEqualTo(100);
    }

    @Test
    void repeatingAStepListsItsWarningOnce() {
        Job job = aRunningJob().warned(Warning.SCHEMA_DRIFT, "d", 1).warned(Warning.SCHEMA_DRIFT, "d", 2);

        assertThat(job.warnings()).containsExactly(new Warning(Warning.SCHEMA_DRIFT, "d", 2));
    }

    @Test
    void aStoppedRequestNeverStarted() {
        Job job = Job.acceptedAfterStop(aRequest(), NOW);

        assertThat(job.startedAt()).isEmpty();
        assertThat(job.finishedAt()).contains(NOW);
    }

    @Test
    void theEndGivesTheLeaseBack() {
        Job led = aRunningJob().coordinatedBy(Lease.none().takenBy("w1", NOW));

        assertThat(led.failed(NOW, "internal", "x").lease().isFree(NOW)).isTrue();
    }
}
