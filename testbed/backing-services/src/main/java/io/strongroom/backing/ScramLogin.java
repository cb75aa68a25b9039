package io.strongroom.backing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;

/** The server's side of SCRAM-SHA-256 (RFC 7677) for one user on one connection, as MongoDB wraps it. */
final class ScramLogin {

    private static final int ITERATIONS = 4096;
    private static final String BARE = "n,,";

    private final String user;
    private final String password;
    private final byte[] salt = "a salt of tests!".getBytes(StandardCharsets.US_ASCII);
    private String clientFirst = "";
    private String serverFirst = "";
    private boolean done;

    ScramLogin(String user, String password) {
        this.user = user;
        this.password = password;
    }

    boolean isDone() {
        return done;
    }

    BsonDocument start(BsonDocument command) {
        clientFirst = payload(command).substring(BARE.length());
        if (!clientFirst.startsWith("n=" + user + ",")) {
            return refused();
        }
        String nonce = clientFirst.substring(clientFirst.indexOf(",r=") + 3) + UUID.randomUUID();
        serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + ITERATIONS;
        return answer(serverFirst, false);
    }

    BsonDocument proceed(BsonDocument command) {
        String clientFinal = payload(command);
        int proofAt = clientFinal.lastIndexOf(",p=");
        String signed = clientFirst + "," + serverFirst + "," + clientFinal.substring(0, proofAt);
        byte[] proof = Base64.getDecoder().decode(clientFinal.substring(proofAt + 3));
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] storedKey = sha256.digest(hmac(salted, "Client Key"));
            byte[] signature = hmac(storedKey, signed);
            for (int i = 0; i < proof.length; i++) {
                signature[i] ^= proof[i];
            }
            if (!MessageDigest.isEqual(sha256.digest(signature), storedKey)) {
                return refused();
            }
            done = true;
            byte[] verifier = hmac(hmac(salted, "Server Key"), signed);
            return answer("v=" + Base64.getEncoder().encodeToString(verifier), true);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(BsonDocument command) {
        return new String(command.getBinary("payload").getData(), StandardCharsets.UTF_8);
    }

    private static BsonDocument answer(String payload, boolean done) {
        return new BsonDocument("conversationId", new BsonInt32(1))
                .append("done", BsonBoolean.valueOf(done))
                .append("payload", new BsonBinary(payload.getBytes(StandardCharsets.UTF_8)))
                .append("ok", new BsonDouble(1));
    }

    private static BsonDocument refused() {
        return StoreProfile.error(18, "Authentication failed.");
    }
}
