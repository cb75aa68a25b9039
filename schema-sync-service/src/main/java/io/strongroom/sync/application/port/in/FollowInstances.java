package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.instance.Instance;

/** Takes what config-service reports. Repeated, late and reordered reports are welcome. */
public interface FollowInstances {
    void take(Instance reported, String correlationId);
}
