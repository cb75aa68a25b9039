package io.strongroom.gateway;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tokens of the form in which config-service issues them. */
public final class IssuedTokens {

    private IssuedTokens() {}

    /** A different one for each name of letters; the same for the same name. */
    public static String of(String name) {
        String id = (name + "a".repeat(16)).substring(0, 16);
        String secret = (name + "-0_".repeat(15)).substring(0, 43);
        String body = "srm_" + id + "_" + secret;
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + String.format("%08x", checksum.getValue());
    }
}
