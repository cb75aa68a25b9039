package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.INSTANCE_ID;
import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.port.in.TakeWork;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.RecordingProgressPublisher;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcceptBackupServiceTest {
    private final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> NOW);
    private final RecordingProgressPublisher publisher = new RecordingProgressPublisher();
    private final CountingWork work = new CountingWork();
    private final PublishProgressService progress = new PublishProgressService(jobs, publisher);
    private final AcceptBackupService service = new AcceptBackupService(jobs, progress, work);

    private static final class CountingWork implements TakeWork {
        private int looks;

        @Override
        public void lookForWork() {
            looks++;
        }

        @Override
        public void heartbeat() {}

        @Override
        public void drain(Duration patience) {}
    }

    @Test
    void aRequestIsQueuedToldAndLookedAt() {
        service.accept(aRequest());

        assertThat(job().publicState()).isEqualTo(PublicState.IN_QUEUE);
        assertThat(publisher.published).containsExactly(job());
        assertThat(work.looks).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsAcceptedOnce() {
        service.accept(aRequest());
        jobs.change(aBackupId(1), job -> job.started(NOW));

        service.accept(aRequest());

        assertThat(job().publicState()).isEqualTo(PublicState.IN_PROGRESS);
        assertThat(publisher.published).hasSize(1);
    }

    @Test
    void aStopThatComesBeforeItsRequestHolds() {
        service.stop(aBackupId(1), NOW);

        service.accept(aRequest());

        assertThat(job().publicState()).isEqualTo(PublicState.STOPPED);
        assertThat(jobs.unpublished()).isEmpty();
    }

    @Test
    void aRepeatedStopIsOneStop() {
        service.accept(aRequest());

        service.stop(aBackupId(1), NOW);
        Job once = job();
        service.stop(aBackupId(1), NOW);

        assertThat(once.publicState()).isEqualTo(PublicState.STOPPING);
        assertThat(job()).isEqualTo(once);
    }

    @Test
    void aStopAfterTheEndChangesNothing() {
        service.accept(aRequest());
        Job ended = jobs.change(aBackupId(1), job -> job.started(NOW).completed(NOW));

        service.stop(aBackupId(1), NOW);

        assertThat(job()).isEqualTo(ended);
    }

    @Test
    void aRepeatedRequestForADeletedBackupIsNotRunAgain() {
        service.accept(aRequest());
        jobs.change(aBackupId(1), job -> job.started(NOW).completed(NOW));
        jobs.remove(aBackupId(1));
        publisher.published.clear();

        service.accept(aRequest());
        service.stop(aBackupId(1), NOW);

        assertThat(jobs.find(aBackupId(1))).isEmpty();
        assertThat(publisher.published).isEmpty();
    }

    @Test
    void newCredentialsResumeWhatWaitsForThem() {
        service.accept(aRequest(1));
        service.accept(aRequest(2));
        jobs.change(aBackupId(1), job -> job.started(NOW).paused(Pause.Reason.AUTH, "refused", NOW));
        jobs.change(aBackupId(2), job -> job.started(NOW).paused(Pause.Reason.STORE, "full", NOW));

        service.credentialsChanged("another instance");
        assertThat(job().pause()).isPresent();
        service.credentialsChanged(INSTANCE_ID);

        assertThat(job().pause()).isEmpty();
        assertThat(jobs.find(aBackupId(2)).orElseThrow().pause()).isPresent();
    }

    @Test
    void aRemovedInstanceStopsWhatWasRequestedBefore() {
        service.accept(aRequest(1));
        service.accept(aRequest(5));

        service.instanceRemoved(INSTANCE_ID, NOW.plusSeconds(3));

        assertThat(job().publicState()).isEqualTo(PublicState.STOPPING);
        assertThat(jobs.find(aBackupId(5)).orElseThrow().publicState()).isEqualTo(PublicState.IN_QUEUE);
    }

    @Test
    void whatTheBrokerDidNotTakeIsPublishedLater() {
        publisher.answers = false;
        service.accept(aRequest());
        assertThat(jobs.unpublished()).hasSize(1);
        publisher.answers = true;

        progress.publishPending();
        progress.publishPending();

        assertThat(publisher.published).containsExactly(job());
    }

    private Job job() {
        return jobs.find(aBackupId(1)).orElseThrow();
    }
}
