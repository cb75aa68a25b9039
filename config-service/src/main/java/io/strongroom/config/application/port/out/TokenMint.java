package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenSecret;

/** Makes the random parts of tokens from a cryptographic source. Does not fail, and never makes the same twice. */
public interface TokenMint {

    Minted mint();

    /** An id and the secret that has it in its text. */
    record Minted(TokenId id, TokenSecret secret) {}
}
