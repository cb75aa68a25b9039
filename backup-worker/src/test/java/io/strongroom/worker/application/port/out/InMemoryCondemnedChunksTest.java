package io.strongroom.worker.application.port.out;

class InMemoryCondemnedChunksTest extends CondemnedChunksContract {
    @Override
    protected CondemnedChunks condemned() {
        return new InMemoryCondemnedChunks();
    }
}
