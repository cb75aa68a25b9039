package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.sync.SyncId;

/** Never gives the same id twice. */
public interface IdSource {
    SyncId nextSyncId();

    String nextEventId();
}
