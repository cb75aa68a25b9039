package io.strongroom.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token that a caller has shown, as its SHA-256. Nothing behind this needs the text, and a token has far too much
 * entropy for its plain hash to be guessed.
 *
 * @param sha256 lower-case hexadecimal
 * @param wellFormed whether it can be one of those that were issued
 */
record ShownToken(String sha256, boolean wellFormed) {

    static ShownToken of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new ShownToken(HexFormat.of().formatHex(digest), TokenForm.fits(token));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Takes the same time wherever the two differ. */
    boolean isSameAs(ShownToken other) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), other.sha256.getBytes(StandardCharsets.US_ASCII));
    }
}
