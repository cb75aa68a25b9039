package io.strongroom.sync.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.sync.application.port.in.RunSync;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds a sync that nobody works on, also one that a dead replica left, and keeps the lease of the one under way. */
@ApplicationScoped
class SyncTimer {
    private final RunSync sync;

    SyncTimer(RunSync sync) {
        this.sync = sync;
    }

    @Scheduled(every = "${strongroom.sync.recovery}", concurrentExecution = ConcurrentExecution.SKIP)
    void recover() {
        sync.runIfDue();
    }

    @Scheduled(every = "${strongroom.sync.heartbeat}", concurrentExecution = ConcurrentExecution.SKIP)
    void keepLease() {
        sync.heartbeat();
    }
}
