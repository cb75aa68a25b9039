package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import java.util.Optional;

/** Tells the gateway whose token a caller has shown. */
public interface RecognizeToken {

    /** Empty for tokens that were never issued, are revoked or have expired: the difference is nobody's business. */
    Optional<AccessToken> recognize(TokenHash hash);
}
