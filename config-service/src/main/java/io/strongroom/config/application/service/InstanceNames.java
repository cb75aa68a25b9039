package io.strongroom.config.application.service;

import io.strongroom.config.application.port.out.InstanceNameRepository;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepository.SaveOutcome;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceName;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.NameClaim;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives each name to one instance. A name is claimed before the instance is saved with it. When the save never came, the
 * claim is taken over as soon as it cannot come any more: because the instance has passed the claim's revision, or
 * because whoever wants the name moves the instance past it.
 */
final class InstanceNames {

    /** As long as a claim is young its save is probably under way; it is left alone. Nothing but politeness. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final InstanceNameRepository names;
    private final InstanceRepository instances;
    private final Clock clock;

    InstanceNames(InstanceNameRepository names, InstanceRepository instances, Clock clock) {
        this.names = names;
        this.instances = instances;
        this.clock = clock;
    }

    /** Before the instance is saved as {@code revision}, when it has to exist already; false when the name is another's. */
    boolean claim(InstanceName name, InstanceId id, long revision) {
        NameClaim wanted = new NameClaim(name.key(), id, revision, clock.instant());
        while (true) {
            Optional<NameClaim> held = names.find(name.key());
            if (held.isEmpty()) {
                if (names.keepFirst(wanted)) {
                    return true;
                }
                continue;
            }
            NameClaim claim = held.get();
            if (claim.isFor(id, revision)) {
                return true;
            }
            if (!claim.instanceId().equals(id) && !isAbandoned(claim)) {
                return false;
            }
            if (names.replace(claim, wanted)) {
                return true;
            }
        }
    }

    /** After an instance was saved without the name that it had; an attempt of later revision to take it again stays. */
    void release(InstanceName name, Instance saved) {
        names.find(name.key())
                .filter(claim -> claim.instanceId().equals(saved.id()) && claim.revision() < saved.revision())
                .ifPresent(names::release);
    }

    private boolean isAbandoned(NameClaim claim) {
        Optional<Instance> holder = instances.find(claim.instanceId());
        if (holder.isEmpty()) {
            return true;
        }
        Instance instance = holder.get();
        if (has(instance, claim.nameKey())) {
            return false;
        }
        if (instance.revision() >= claim.revision()) {
            return true;
        }
        boolean young = claim.claimedAt().plus(YOUNG).isAfter(clock.instant());
        return !young && instances.save(instance.fenced()) == SaveOutcome.SAVED;
    }

    private static boolean has(Instance instance, String nameKey) {
        return instance.match(
                active -> isListed(active)
                        && new InstanceName(active.profile().name()).key().equals(nameKey),
                removed -> false);
    }

    /** The connection is called after its address and claims no name. */
    static boolean isListed(ActiveInstance instance) {
        return instance.profile().role() != InstanceRole.CONNECTION;
    }
}
