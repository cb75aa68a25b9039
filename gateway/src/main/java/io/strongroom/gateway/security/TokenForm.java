package io.strongroom.gateway.security;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How an issued token looks: {@code srm_<id>_<secret><checksum>}. What looks otherwise, or was mistyped, is refused
 * without asking anybody.
 */
final class TokenForm {

    private static final Pattern FORM = Pattern.compile("srm_[a-z2-7]{16}_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
    private static final int CHECKSUM_DIGITS = 8;

    private TokenForm() {}

    static boolean fits(String token) {
        if (!FORM.matcher(token).matches()) {
            return false;
        }
        int end = token.length() - CHECKSUM_DIGITS;
        CRC32 checksum = new CRC32();
        checksum.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return checksum.getValue() == HexFormat.fromHexDigitsToLong(token, end, token.length());
    }
}
