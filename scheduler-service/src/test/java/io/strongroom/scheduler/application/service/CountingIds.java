package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.domain.backup.BackupFixtures;
import io.strongroom.scheduler.domain.backup.BackupId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

final class CountingIds implements IdSource {
    private final AtomicInteger backups = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();

    @Override
    public BackupId nextBackupId(Instant at) {
        return BackupFixtures.aBackupId(backups.incrementAndGet());
    }

    @Override
    public String nextEventId() {
        return "event-" + events.incrementAndGet();
    }
}
