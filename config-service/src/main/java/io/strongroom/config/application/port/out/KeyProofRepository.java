package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.SealedToken;
import java.util.Optional;

/**
 * Keeps what the very first start has sealed, so that later starts can tell whether they hold the same key. Both calls
 * block, may be repeated, and throw {@link StoreUnavailableException} when the store does not answer.
 */
public interface KeyProofRepository {

    Optional<SealedToken> find();

    /** Keeps the proof unless there is one already; returns the one that is kept. */
    SealedToken keepFirst(SealedToken proof);
}
