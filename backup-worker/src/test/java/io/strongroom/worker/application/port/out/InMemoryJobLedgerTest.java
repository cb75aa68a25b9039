package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.JobFixtures;

class InMemoryJobLedgerTest extends JobLedgerContract {
    private final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> JobFixtures.NOW);

    @Override
    protected JobLedger jobs() {
        return jobs;
    }
}
