package io.strongroom.sync.application.port.out;

class InMemoryStoreTest extends StoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected SchemaRepository schemas() {
        return store.schemas();
    }

    @Override
    protected SchemaGrid grid() {
        return store.grid();
    }

    @Override
    protected InstanceRepository instances() {
        return store.instances();
    }

    @Override
    protected SyncRunRepository runs() {
        return store.runs();
    }

    @Override
    protected Outbox schemaOutbox() {
        return store.schemaOutbox();
    }

    @Override
    protected Outbox syncOutbox() {
        return store.syncOutbox();
    }
}
