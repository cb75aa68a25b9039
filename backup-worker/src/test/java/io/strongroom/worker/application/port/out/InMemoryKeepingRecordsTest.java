package io.strongroom.worker.application.port.out;

class InMemoryKeepingRecordsTest extends KeepingRecordsContract {
    @Override
    protected KeepingRecords records() {
        return new InMemoryKeepingRecords();
    }
}
