package io.strongroom.launcher;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keys of one installation: made at its first start, readable by their owner only, never changed afterwards. */
final class SecretFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 24;
    private static final int COORDINATE_BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    SecretFiles(Path folder) {
        this.folder = folder;
        ownerOnlyFolder(folder);
    }

    /** 32 random bytes in base64. */
    Path symmetricKey(String name) {
        Path file = folder.resolve(name + ".key");
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            write(file, Base64.getEncoder().encodeToString(key) + "\n");
        }
        return file;
    }

    Path signingKeyOf(String service) {
        return folder.resolve(service + ".pem");
    }

    /** Makes the signing keys that are missing; every service's public key goes into one JWKS file. */
    Path trustedKeysOf(List<String> services) {
        Path trusted = folder.resolve("trusted-keys.json");
        List<String> keys = new ArrayList<>();
        boolean made = !Files.exists(trusted);
        for (String service : services) {
            Path publicKey = folder.resolve(service + ".jwk");
            if (!Files.exists(signingKeyOf(service)) || !Files.exists(publicKey)) {
                makeSigningKey(service, publicKey);
                made = true;
            }
            keys.add(read(publicKey));
        }
        if (made) {
            write(trusted, "{\"keys\":[" + String.join(",", keys) + "]}\n");
        }
        return trusted;
    }

    /** The first administrator's API token: the one given, or a random one that is kept. */
    AdminToken adminToken(String given) {
        if (!given.isBlank()) {
            return new AdminToken(given.strip(), false);
        }
        Path file = folder.resolve("admin-token");
        if (Files.exists(file)) {
            return new AdminToken(read(file), false);
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        write(file, token + "\n");
        return new AdminToken(token, true);
    }

    private void makeSigningKey(String service, Path publicKey) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPrivate().getEncoded();
            ECPrivateKey readBack =
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (!readBack.equals(pair.getPrivate())) {
                throw new IllegalStateException("the JDK's EC provider does not read its own keys");
            }
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
            write(signingKeyOf(service), "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
            write(publicKey, jwk(service, (ECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchRefused("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(half);
            if (posix(file)) {
                Files.createFile(half, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createFile(half);
            }
            Files.write(half, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(half, file);
        } catch (IOException e) {
            throw new LaunchRefused("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void ownerOnlyFolder(Path folder) {
        try {
            if (posix(folder)) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(OWNER_ONLY);
                rights.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(folder, rights);
            }
        } catch (IOException e) {
            throw new LaunchRefused("cannot protect the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A secret that does not print itself. */
    record AdminToken(String value, boolean isNew) {
        @Override
        public String toString() {
            return "AdminToken[***]";
        }
    }
}
