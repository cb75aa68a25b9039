package io.strongroom.config.adapter.out.crypto;

import io.strongroom.config.application.port.out.TokenMint;
import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenSecret;
import java.security.SecureRandom;

/** Draws tokens from the platform's cryptographic source. */
public final class RandomTokenMint implements TokenMint {

    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Minted mint() {
        StringBuilder id = new StringBuilder();
        random.ints(ID_LENGTH, 0, ID_CHARACTERS.length()).forEach(at -> id.append(ID_CHARACTERS.charAt(at)));
        TokenId tokenId = new TokenId(id.toString());
        byte[] secret = new byte[TokenSecret.RANDOM_BYTES];
        random.nextBytes(secret);
        return new Minted(tokenId, TokenSecret.of(tokenId, secret));
    }
}
