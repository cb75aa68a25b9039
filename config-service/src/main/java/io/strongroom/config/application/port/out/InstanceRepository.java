package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps instances, removed ones too. Reading may be repeated. Every call blocks and throws
 * {@link StoreUnavailableException} when the store does not answer; then nothing is known about a save that was under
 * way, except that it happened wholly or not at all.
 */
public interface InstanceRepository {

    Optional<Instance> find(InstanceId id);

    List<Instance> findAll();

    /**
     * Saves one change: the stored revision must be the one before the instance's, or nothing stored for revision 1.
     * What the instance has raised is put into the outbox by the same write. Saving the same change again is refused
     * as {@link SaveOutcome#CHANGED_MEANWHILE}.
     */
    SaveOutcome save(Instance instance);

    /** How a save ended. */
    enum SaveOutcome {
        SAVED,
        CHANGED_MEANWHILE
    }
}
