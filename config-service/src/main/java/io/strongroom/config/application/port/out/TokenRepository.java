package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import io.strongroom.config.domain.access.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps issued tokens; a name belongs to one of them at most. Every call blocks, may be repeated, and throws
 * {@link StoreUnavailableException} when the store does not answer.
 */
public interface TokenRepository {

    /** Refused when the name is taken, also by a token that has expired. Adding the same token again is NAME_TAKEN. */
    Addition add(AccessToken token);

    Optional<AccessToken> findByHash(TokenHash hash);

    /** Ordered by name. */
    List<AccessToken> page(int page, int size);

    long count();

    /** Whether there was such a token. */
    boolean remove(TokenId id);

    /** Never moves the time back, and does nothing where there is no such token. */
    void noteUse(AccessToken token, Instant at);

    /** How adding ended. */
    enum Addition {
        ADDED,
        NAME_TAKEN
    }
}
