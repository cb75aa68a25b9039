package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import java.util.List;

/**
 * What config-service says at this moment. Reads only; may be repeated. Blocks; throws
 * {@link SourceUnavailableException} or {@link SourceRejectedException}.
 */
public interface InstanceDirectory {
    List<Instance> inUse();

    /** Rejected with {@code instance.removed} when the instance is gone. */
    Access access(InstanceId instanceId);
}
