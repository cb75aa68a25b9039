package io.strongroom.config.domain.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The text of a token, {@code srm_<id>_<secret><checksum>}: a prefix that secret scanners can look for, 256 random bits
 * in URL-safe Base64, and a CRC-32 of everything before it, by which the gateway tells a typing error from a token
 * without asking anybody.
 */
public final class TokenSecret {

    /** Random bytes in a token. */
    public static final int RANDOM_BYTES = 32;

    private static final String PREFIX = "srm_";

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    public static TokenSecret of(TokenId id, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("random must have " + RANDOM_BYTES + " bytes");
        }
        String body = PREFIX + id.text() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return new TokenSecret(body + String.format("%08x", checksum.getValue()));
    }

    /** The one way to the text: for the answer that shows it once. */
    public String reveal() {
        return text;
    }

    public TokenHash hash() {
        return TokenHash.of(text);
    }

    @Override
    public String toString() {
        return "TokenSecret[redacted]";
    }
}
