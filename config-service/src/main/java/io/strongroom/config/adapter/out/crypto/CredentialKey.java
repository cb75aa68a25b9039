package io.strongroom.config.adapter.out.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A 256-bit key that seals credentials. */
public final class CredentialKey {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OTHERS_RIGHTS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final String HOW_TO_MAKE_ONE = "make one with: openssl rand -base64 32";

    private final byte[] bytes;

    private CredentialKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the keys from the value, or else from the file: the first one seals, the others only open what they sealed
     * before. An {@link UnusableKeyException} says what to change.
     */
    public static List<CredentialKey> allFrom(Optional<String> value, Optional<Path> file) {
        if (value.isPresent()) {
            return decodeAll(value.get(), "STRONGROOM_CREDENTIALS_KEY");
        }
        if (file.isPresent()) {
            return decodeAll(read(file.get()), "the key file " + file.get());
        }
        throw new UnusableKeyException("no key for credentials is configured: set STRONGROOM_CREDENTIALS_KEY or"
                + " STRONGROOM_CREDENTIALS_KEY_FILE; " + HOW_TO_MAKE_ONE);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "CredentialKey[redacted]";
    }

    private static List<CredentialKey> decodeAll(String texts, String source) {
        return Arrays.stream(texts.strip().split("[\\s,]+", -1))
                .map(base64 -> decode(base64, source))
                .toList();
    }

    private static CredentialKey decode(String base64, String source) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableKeyException(source + " is not Base64; " + HOW_TO_MAKE_ONE);
        }
        if (decoded.length != BYTES) {
            throw new UnusableKeyException(
                    source + " has " + decoded.length + " bytes instead of " + BYTES + "; " + HOW_TO_MAKE_ONE);
        }
        return new CredentialKey(decoded);
    }

    private static String read(Path file) {
        try {
            Path real = file.toRealPath();
            if (real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(OTHERS_RIGHTS);
                rights.retainAll(Files.getPosixFilePermissions(real));
                if (!rights.isEmpty()) {
                    throw new UnusableKeyException(
                            "the key file " + file + " is open to other users than its owner; run: chmod 600 " + file);
                }
            }
            return Files.readString(real);
        } catch (IOException unreadable) {
            throw new UnusableKeyException("the key file " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** Names the key without telling anything about it, so that a sealed token says which key opens it. */
    int fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The configured key cannot be used; the message is one line for the person who starts the service. */
    public static final class UnusableKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableKeyException(String message) {
            super(message);
        }
    }
}
