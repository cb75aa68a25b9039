package io.strongroom.worker.application.port.out;

class InMemoryKeyRingsTest extends KeyRingsContract {
    @Override
    protected KeyRings rings() {
        return new InMemoryKeyRings();
    }
}
