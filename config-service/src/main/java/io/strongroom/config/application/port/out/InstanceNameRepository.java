package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.NameClaim;
import java.util.Optional;

/**
 * Keeps which instance has, or is about to have, which name; at most one claim for each name. Every call blocks, may be
 * repeated, and throws {@link StoreUnavailableException} when the store does not answer.
 */
public interface InstanceNameRepository {

    Optional<NameClaim> find(String nameKey);

    /** Keeps the claim when nobody has the name; otherwise false, and nothing changes. */
    boolean keepFirst(NameClaim claim);

    /** Puts {@code claim} in the place of exactly {@code held}, which is for the same name; false when that is gone. */
    boolean replace(NameClaim held, NameClaim claim);

    /** Frees the name if exactly this claim is still kept. */
    void release(NameClaim claim);
}
