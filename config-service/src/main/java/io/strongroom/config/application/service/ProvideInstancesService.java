package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Connections;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.List;
import java.util.Optional;

/** Opens a token only for the one answer that carries it. */
public final class ProvideInstancesService implements ProvideInstances {

    private final InstanceRepository instances;
    private final CredentialCipher cipher;

    public ProvideInstancesService(InstanceRepository instances, CredentialCipher cipher) {
        this.instances = instances;
        this.cipher = cipher;
    }

    @Override
    public List<ActiveInstance> inUse() {
        List<Instance> known = instances.findAll();
        List<ActiveInstance> superseded = Connections.among(known).superseded();
        return known.stream()
                .flatMap(instance -> active(instance).stream())
                .filter(instance -> !superseded.contains(instance))
                .toList();
    }

    @Override
    public Optional<Access> access(InstanceId id) {
        return instances
                .find(id)
                .flatMap(ProvideInstancesService::active)
                .map(instance -> new Access(
                        instance,
                        instance.credential()
                                .opened(cipher.open(instance.credential().token(), instance.id()))));
    }

    private static Optional<ActiveInstance> active(Instance instance) {
        return instance.match(Optional::of, removed -> Optional.empty());
    }
}
