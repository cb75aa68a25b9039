package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.FollowSetup;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepository.SaveOutcome;
import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Connections;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.setup.SetupFacts;
import io.strongroom.config.domain.setup.SetupStep;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Derives the step from what is stored; only the first synchronisation has to be written down. */
public final class FollowSetupService implements FollowSetup {

    private final InstanceRepository instances;
    private final StorageChoiceRepository storageChoices;
    private final Clock clock;

    public FollowSetupService(InstanceRepository instances, StorageChoiceRepository storageChoices, Clock clock) {
        this.instances = instances;
        this.storageChoices = storageChoices;
        this.clock = clock;
    }

    @Override
    public SetupStep currentStep() {
        Optional<ActiveInstance> connection =
                Connections.among(instances.findAll()).current();
        return SetupStep.following(new SetupFacts(
                connection.isPresent(),
                storageChoices.find().isPresent(),
                connection.filter(ActiveInstance::schemasSynced).isPresent()));
    }

    @Override
    public void schemasSynced(InstanceId instanceId, Instant at) {
        Optional<ActiveInstance> waiting = waiting(instanceId, at);
        while (waiting.isPresent()
                && instances.save(waiting.get().schemasSynced(clock.instant())) == SaveOutcome.CHANGED_MEANWHILE) {
            waiting = waiting(instanceId, at);
        }
    }

    /** A synchronisation from before the instance was added again says nothing about the new set-up. */
    private Optional<ActiveInstance> waiting(InstanceId instanceId, Instant at) {
        return instances
                .find(instanceId)
                .flatMap(instance -> instance.match(Optional::of, removed -> Optional.<ActiveInstance>empty()))
                .filter(instance -> !instance.schemasSynced() && !at.isBefore(instance.createdAt()));
    }
}
