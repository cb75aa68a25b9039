package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.JobFixtures;

class InMemoryTaskLedgerTest extends TaskLedgerContract {
    private final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> JobFixtures.NOW);

    @Override
    protected TaskLedger tasks() {
        return tasks;
    }
}
