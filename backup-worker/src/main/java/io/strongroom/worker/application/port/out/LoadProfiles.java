package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.load.HourLoad;
import java.time.Instant;
import java.util.Map;

/**
 * The sums of all workers, one small document an instance. Blocks; throws {@link LedgerUnavailableException} while the
 * store is away.
 */
public interface LoadProfiles {

    /** Adds to the stored sums, beside other workers. Not to be repeated after it returned. */
    void add(String instanceId, Map<Integer, HourLoad> hours);

    /** Only hours with data; none for an instance that was never read. */
    Map<Integer, HourLoad> find(String instanceId);

    /** Halves the sums of instances whose sums were last halved, or begun, before {@code end}. */
    void halve(Instant end, Instant now);
}
