package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one sync of all replicas. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface SyncRunRepository {
    Optional<SyncRun> find();

    /** Compare-and-set on the revision, with the events in the same write; the stored revision then is one more. */
    Saved save(SyncRun run, List<PendingEvent.OfSync> events);

    /** Moves the end of the lease if {@code fence} still holds it; the revision stays. */
    Saved renew(long fence, Instant until);
}
