package io.strongroom.config.application.port.out;

class InMemoryInstanceNameRepositoryTest extends InstanceNameRepositoryContract {

    private final InMemoryInstanceNameRepository names = new InMemoryInstanceNameRepository();

    @Override
    protected InstanceNameRepository names() {
        return names;
    }
}
