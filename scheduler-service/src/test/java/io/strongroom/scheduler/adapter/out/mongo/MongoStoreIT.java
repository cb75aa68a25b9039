package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.backing.BackingServices;
import io.strongroom.scheduler.adapter.QuietOutbox;
import io.strongroom.scheduler.adapter.StubbedSyncService;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.OccurrenceRepository;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.application.port.out.StoreContract;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedSyncService.class)
@TestProfile(QuietOutbox.class)
class MongoStoreIT extends StoreContract {
    @Inject
    BackupSlotRepository slots;

    @Inject
    EndedBackupRepository ended;

    @Inject
    Outbox outbox;

    @Inject
    ScheduleRepository schedules;

    @Inject
    OccurrenceRepository occurrences;

    @Inject
    KnownCatalogue known;

    @Override
    protected BackupSlotRepository slots() {
        return slots;
    }

    @Override
    protected EndedBackupRepository ended() {
        return ended;
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected ScheduleRepository schedules() {
        return schedules;
    }

    @Override
    protected OccurrenceRepository occurrences() {
        return occurrences;
    }

    @Override
    protected KnownCatalogue known() {
        return known;
    }
}
