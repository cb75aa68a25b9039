package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoDatabase;
import io.strongroom.worker.application.port.out.MaintenanceLedger;
import io.strongroom.worker.application.port.out.MaintenanceLedgerContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoMaintenanceLedgerIT extends MaintenanceLedgerContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected MaintenanceLedger ledger() {
        MongoDatabase database = DATABASE.fresh();
        return new MongoMaintenanceLedger(database, new StoreClock(database, Clock.systemUTC(), System::nanoTime));
    }
}
