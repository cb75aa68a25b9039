package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import java.util.List;
import java.util.Optional;

/** Blocks; throws {@link StoreUnavailableException} while the store is away. There are few instances. */
public interface InstanceRepository {
    Optional<Instance> find(InstanceId id);

    List<Instance> findAll();

    /** Stores the instance unless a newer or the same revision is there; LOST_RACE then. May be repeated. */
    Saved save(Instance instance);
}
