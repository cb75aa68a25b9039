package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;
import static io.strongroom.worker.domain.job.JobFixtures.aTask;
import static io.strongroom.worker.domain.job.JobFixtures.allIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.port.in.WatchQueue.Waiting;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchQueueServiceTest {
    private final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> NOW);
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> NOW);
    private final WatchQueueService queue = new WatchQueueService(jobs, tasks);

    @Test
    void anEmptyQueueHasNoAge() {
        assertThat(queue.look()).isEqualTo(new Waiting(0, Duration.ZERO, 0));
    }

    @Test
    void whatWaitsIsCountedWithTheAgeOfTheOldest() {
        accepted(1, NOW.minusSeconds(90));
        accepted(2, NOW.minusSeconds(300));
        accepted(3, NOW.minusSeconds(900));
        jobs.change(aBackupId(3), job -> job.started(NOW));
        tasks.plan(List.of(aTask(1, allIds(1), 5), aTask(2, allIds(2), 5)));
        tasks.claim(aBackupId(1), "w");

        assertThat(queue.look()).isEqualTo(new Waiting(2, Duration.ofMinutes(5), 1));
    }

    private void accepted(int number, Instant at) {
        jobs.add(Job.accepted(aRequest(number, Trigger.MANUAL, at)));
    }
}
