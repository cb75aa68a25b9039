package io.strongroom.scheduler.application.port.out;

class InMemoryStoreTest extends StoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected BackupSlotRepository slots() {
        return store.slots();
    }

    @Override
    protected EndedBackupRepository ended() {
        return store.ended();
    }

    @Override
    protected Outbox outbox() {
        return store.outbox();
    }

    @Override
    protected ScheduleRepository schedules() {
        return store.schedules();
    }

    @Override
    protected OccurrenceRepository occurrences() {
        return store.occurrences();
    }

    @Override
    protected KnownCatalogue known() {
        return store.known();
    }
}
