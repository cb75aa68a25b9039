package io.strongroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** A token as the gateway signs it for an administrator, so that a service can be asked without the gateway. */
final class GatewayToken {
    private static final long USED_FOR_SECONDS = 30;
    private static final long VALID_FOR_SECONDS = 60;

    private final PrivateKey key;
    private String value = "";
    private Instant useUntil = Instant.EPOCH;

    /** @param keys the installation's folder of keys */
    GatewayToken(Path keys) {
        try {
            String pem = Files.readString(keys.resolve("gateway.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
            byte[] der = Base64.getDecoder().decode(pem);
            key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the gateway's key cannot be used", e);
        }
    }

    String value() {
        Instant now = Instant.now();
        if (now.isAfter(useUntil)) {
            value = signed(now.getEpochSecond());
            useUntil = now.plusSeconds(USED_FOR_SECONDS);
        }
        return value;
    }

    private String signed(long now) {
        String head =
                base64("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"gateway\"}".getBytes(StandardCharsets.UTF_8));
        String claims = ("{\"iss\":\"gateway\",\"aud\":\"strongroom\",\"upn\":\"bench\",\"sub\":\"bench\","
                        + "\"groups\":[\"viewer\",\"operator\",\"admin\"],\"jti\":\"%d\",\"iat\":%d,\"exp\":%d}")
                .formatted(System.nanoTime(), now, now + VALID_FOR_SECONDS);
        String signedPart = head + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signedPart.getBytes(StandardCharsets.UTF_8));
            return signedPart + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the gateway's key cannot sign", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
