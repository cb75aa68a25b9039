package io.strongroom.gateway.security;

import io.strongroom.gateway.peers.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Sessions as text that only this installation can read or make: AES-256-GCM under a key that follows from the signing
 * key. Inside is the SHA-256 of the API token and never the token.
 */
@ApplicationScoped
class SessionSeal {

    /** Also what is authenticated along, so that nothing else sealed with the key could pass for a session. */
    private static final String PURPOSE = "strongroom session cookie 1";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHA256_BYTES = 32;
    private static final int PLAIN_BYTES = SHA256_BYTES + 1 + Session.CSRF_BYTES + 2 * Long.BYTES;
    private static final int SEALED_BYTES = NONCE_BYTES + PLAIN_BYTES + TAG_BITS / 8;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SessionSeal(SigningKey key) {
        this.key = key.derived(PURPOSE, "AES");
    }

    String seal(Session session) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = ByteBuffer.allocate(PLAIN_BYTES)
                .put(HexFormat.of().parseHex(session.token().sha256()))
                .put((byte) (session.token().wellFormed() ? 1 : 0))
                .put(Base64.getUrlDecoder().decode(session.csrfToken()))
                .putLong(session.startedAt().toEpochMilli())
                .putLong(session.seenAt().toEpochMilli())
                .array();
        try {
            byte[] sealed = ByteBuffer.allocate(SEALED_BYTES)
                    .put(nonce)
                    .put(cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain))
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A session cannot be sealed", e);
        }
    }

    /** Empty for everything that was not sealed here, or was changed since. */
    Optional<Session> open(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length != SEALED_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer whole = ByteBuffer.wrap(sealed).get(nonce);
            byte[] rest = new byte[whole.remaining()];
            whole.get(rest);
            return Optional.of(
                    read(ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest))));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static Session read(ByteBuffer plain) {
        byte[] sha256 = new byte[SHA256_BYTES];
        plain.get(sha256);
        boolean wellFormed = plain.get() == 1;
        byte[] csrf = new byte[Session.CSRF_BYTES];
        plain.get(csrf);
        return new Session(
                new ShownToken(HexFormat.of().formatHex(sha256), wellFormed),
                Base64.getUrlEncoder().withoutPadding().encodeToString(csrf),
                Instant.ofEpochMilli(plain.getLong()),
                Instant.ofEpochMilli(plain.getLong()));
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(PURPOSE.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
