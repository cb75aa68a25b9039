package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.setup.SetupStep;
import java.time.Instant;

/** Tells how far the set-up has come and takes note of what other services contribute to it. */
public interface FollowSetup {

    SetupStep currentStep();

    /** Hearing of the same synchronisation again, or of one of an instance that is gone, changes nothing. */
    void schemasSynced(InstanceId instanceId, Instant at);
}
