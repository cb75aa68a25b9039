package io.strongroom.sync.adapter.out.random;

import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.domain.sync.SyncId;
import java.util.UUID;

public final class SecureIdSource implements IdSource {
    @Override
    public SyncId nextSyncId() {
        return new SyncId(UUID.randomUUID().toString());
    }

    @Override
    public String nextEventId() {
        return UUID.randomUUID().toString();
    }
}
