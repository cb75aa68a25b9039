package io.strongroom.scheduler.adapter.out.random;

import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.domain.backup.BackupId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

public final class SecureIdSource implements IdSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public BackupId nextBackupId(Instant at) {
        byte[] bytes = new byte[BackupId.RANDOM_BYTES];
        random.nextBytes(bytes);
        return BackupId.of(at, bytes);
    }

    @Override
    public String nextEventId() {
        return UUID.randomUUID().toString();
    }
}
