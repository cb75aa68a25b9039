package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.JobFixtures;

class InMemoryMaintenanceLedgerTest extends MaintenanceLedgerContract {
    @Override
    protected MaintenanceLedger ledger() {
        return new InMemoryMaintenanceLedger(() -> JobFixtures.NOW);
    }
}
