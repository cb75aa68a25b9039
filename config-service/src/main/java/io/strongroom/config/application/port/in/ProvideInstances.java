package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.List;
import java.util.Optional;

/** Tells the other services which instances are in use, and how to sign in to one of them. */
public interface ProvideInstances {

    List<ActiveInstance> inUse();

    /** Empty when the instance is unknown or no longer used. */
    Optional<Access> access(InstanceId id);

    /** An instance with its credential in the clear, for the one call that asked. */
    record Access(ActiveInstance instance, Credential credential) {}
}
