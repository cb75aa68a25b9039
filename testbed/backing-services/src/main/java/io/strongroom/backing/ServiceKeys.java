package io.strongroom.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signing keys of all services and tokens made with them, as the launcher and the services would make them. */
public final class ServiceKeys {
    public static final String GATEWAY = "gateway";
    public static final List<String> SERVICES =
            List.of(GATEWAY, "config-service", "schema-sync-service", "scheduler-service", "backup-worker");

    private static final String FOLDER_PROPERTY = "strongroom.backing.keys";
    private static final String AUDIENCE = "strongroom";
    private static final List<String> ROLES = List.of("viewer", "operator", "admin");
    private static final int COORDINATE_BYTES = 32;
    private static final long LIFETIME_SECONDS = 60;

    private final Path folder;

    private ServiceKeys(Path folder) {
        this.folder = folder;
    }

    /** A user's token as the gateway sends it: {@code viewer}, {@code operator} or {@code admin}, expanded. */
    public static String gatewayToken(String user, String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("role is one of " + ROLES + ", not " + role);
        }
        return ofThisJvm().token(GATEWAY, GATEWAY, user, ROLES.subList(0, ROLES.indexOf(role) + 1));
    }

    /** A token for calls from that service to another. */
    public static String serviceToken(String service) {
        return ofThisJvm().token(service, service, service, List.of("service"));
    }

    /** Any token, also a wrong one, for tests of what is refused. The key id names the key that signs. */
    public static String token(String keyId, String issuer, String user, String... groups) {
        return ofThisJvm().token(keyId, issuer, user, List.of(groups));
    }

    /** Tokens that no service may take, each under what is wrong with it. Otherwise they would be an administrator's. */
    public static Map<String, String> refusedTokens() {
        ServiceKeys keys = ofThisJvm();
        long now = Instant.now().getEpochSecond();
        String impostor = "backup-worker";
        return Map.of(
                "expired", keys.token(GATEWAY, GATEWAY, GATEWAY, AUDIENCE, "anna", ROLES, now - 3600),
                "for another audience", keys.token(GATEWAY, GATEWAY, GATEWAY, "elsewhere", "anna", ROLES, now),
                "another's key", keys.token(impostor, GATEWAY, GATEWAY, AUDIENCE, "anna", ROLES, now),
                "another's key id", keys.token(impostor, impostor, GATEWAY, AUDIENCE, "anna", ROLES, now),
                "an unknown key id", keys.token(GATEWAY, "nobody", GATEWAY, AUDIENCE, "anna", ROLES, now));
    }

    /** The keys of this JVM, made at the first call and the same in every class loader. */
    static ServiceKeys ofThisJvm() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(FOLDER_PROPERTY);
            if (known != null) {
                return new ServiceKeys(Path.of(known));
            }
            try {
                Path folder = Files.createDirectories(
                        Path.of("target", "service-keys").toAbsolutePath());
                generate(folder);
                System.setProperty(FOLDER_PROPERTY, folder.toString());
                return new ServiceKeys(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The JWKS file with every service's public key. */
    Path trustedKeys() {
        return folder.resolve("trusted-keys.json");
    }

    Path signingKeyOf(String service) {
        return folder.resolve(service + ".pem");
    }

    private static void generate(Path folder) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        List<String> trusted = new ArrayList<>();
        for (String service : SERVICES) {
            KeyPair pair = generator.generateKeyPair();
            trusted.add(jwk(service, (ECPublicKey) pair.getPublic()));
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            Files.writeString(
                    folder.resolve(service + ".pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        }
        Files.writeString(folder.resolve("trusted-keys.json"), "{\"keys\":[" + String.join(",", trusted) + "]}");
    }

    private static String jwk(String service, ECPublicKey key) {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"" + service
                + "\",\"x\":\"" + coordinate(key.getW().getAffineX())
                + "\",\"y\":\"" + coordinate(key.getW().getAffineY()) + "\"}";
    }

    private static String coordinate(BigInteger value) {
        byte[] minimal = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(minimal.length, COORDINATE_BYTES);
        System.arraycopy(minimal, minimal.length - length, fixed, COORDINATE_BYTES - length, length);
        return base64(fixed);
    }

    private String token(String keyId, String issuer, String user, List<String> groups) {
        return token(keyId, keyId, issuer, AUDIENCE, user, groups, Instant.now().getEpochSecond());
    }

    private String token(
            String signer,
            String keyId,
            String issuer,
            String audience,
            String user,
            List<String> groups,
            long issuedAt) {
        String header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
        String claims =
                "{\"iss\":\"" + issuer + "\",\"aud\":\"" + audience + "\",\"upn\":\"" + user + "\",\"sub\":\"" + user
                        + "\",\"iat\":" + issuedAt + ",\"exp\":" + (issuedAt + LIFETIME_SECONDS) + ",\"jti\":\""
                        + UUID.randomUUID()
                        + "\",\"groups\":["
                        + groups.stream().map(group -> '"' + group + '"').collect(Collectors.joining(",")) + "]}";
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey(signer));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey privateKey(String service) throws GeneralSecurityException {
        try {
            String pem = Files.readString(signingKeyOf(service))
                    .replaceAll("-----[A-Z ]+-----", "")
                    .replaceAll("\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
