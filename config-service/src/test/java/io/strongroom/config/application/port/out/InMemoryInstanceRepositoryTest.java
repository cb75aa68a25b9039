package io.strongroom.config.application.port.out;

class InMemoryInstanceRepositoryTest extends InstanceRepositoryContract {

    private final InMemoryInstanceRepository instances = new InMemoryInstanceRepository();

    @Override
    protected InstanceRepository repository() {
        return instances;
    }

    @Override
    protected Outbox outbox() {
        return instances;
    }
}
