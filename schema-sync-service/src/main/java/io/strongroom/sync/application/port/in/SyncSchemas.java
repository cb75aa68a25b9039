package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.util.Optional;

/** Starting a sync and watching it. */
public interface SyncSchemas {
    /** The id of the new sync, or of the one that is running. Returns before the sync has done anything. */
    SyncId start(String correlationId);

    /** The sync that runs or ran last. */
    Optional<SyncRun> latest();
}
