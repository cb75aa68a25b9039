package io.strongroom.worker.application.port.out;

class InMemoryRetentionRepositoryTest extends RetentionRepositoryContract {
    @Override
    protected RetentionRepository repository() {
        return new InMemoryRetentionRepository();
    }
}
