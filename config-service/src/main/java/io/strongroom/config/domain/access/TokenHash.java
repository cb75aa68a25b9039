package io.strongroom.config.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SHA-256 of a whole token. A plain hash suffices, without salt or stretching: the text has 256 bits from a random
 * source, so nobody can guess what was hashed.
 */
public record TokenHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public TokenHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("token hash must be 64 lower-case hexadecimal digits");
        }
    }

    public static Optional<TokenHash> parse(String hex) {
        return FORM.matcher(hex).matches() ? Optional.of(new TokenHash(hex)) : Optional.empty();
    }

    static TokenHash of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
