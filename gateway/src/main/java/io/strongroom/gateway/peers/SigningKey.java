package io.strongroom.gateway.peers;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The gateway's private key: the one secret that all its replicas have, and keep over a restart. */
@Startup
@ApplicationScoped
public class SigningKey {

    private static final String FILE_SCHEME = "file:";
    private static final String HMAC = "HmacSHA256";
    private static final int HMAC_BYTES = 32;

    private final ECPrivateKey key;

    @Inject
    SigningKey(@ConfigProperty(name = "smallrye.jwt.sign.key.location") Optional<String> location) {
        this(read(location));
    }

    public SigningKey(ECPrivateKey key) {
        this.key = key;
    }

    PrivateKey key() {
        return key;
    }

    /**
     * A 256-bit key for another purpose, by HKDF (RFC 5869) with SHA-256: the same on every replica, another for every
     * purpose, and of no help in finding this one.
     */
    public SecretKey derived(String purpose, String algorithm) {
        byte[] pseudorandom = hmac(new byte[HMAC_BYTES], key.getS().toByteArray());
        // one block of output is all that is needed, and its number is 1
        return new SecretKeySpec(hmac(pseudorandom, (purpose + '\u0001').getBytes(StandardCharsets.UTF_8)), algorithm);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    private static ECPrivateKey read(Optional<String> location) {
        String where = location.orElseThrow(
                () -> new IllegalStateException(
                        "STRONGROOM_SIGNING_KEY is not set: it names the file with the gateway's private key (PKCS#8 PEM, EC P-256)"));
        try {
            Path file = Path.of(where.startsWith(FILE_SCHEME) ? where.substring(FILE_SCHEME.length()) : where);
            return (ECPrivateKey) KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing key %s cannot be read: expected a PKCS#8 PEM with an EC P-256 key".formatted(where),
                    e);
        }
    }
}
