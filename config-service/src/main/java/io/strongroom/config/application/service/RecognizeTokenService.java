package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.RecognizeToken;
import io.strongroom.config.application.port.out.TokenRepository;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds a token by its hash and notes now and then that it is in use. */
public final class RecognizeTokenService implements RecognizeToken {

    private final TokenRepository tokens;
    private final Clock clock;

    public RecognizeTokenService(TokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<AccessToken> recognize(TokenHash hash) {
        Instant now = clock.instant();
        Optional<AccessToken> found = tokens.findByHash(hash).filter(token -> token.isValidAt(now));
        found.filter(token -> token.useIsNews(now)).ifPresent(token -> tokens.noteUse(token, now));
        return found;
    }
}
