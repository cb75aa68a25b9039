package io.strongroom.worker.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.backing.BackingServices;
import io.strongroom.worker.adapter.IdleWorker;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.port.out.TaskLedgerContract;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class MongoTaskLedgerIT extends TaskLedgerContract {
    @Inject
    TaskLedger tasks;

    @Override
    protected TaskLedger tasks() {
        return tasks;
    }
}
