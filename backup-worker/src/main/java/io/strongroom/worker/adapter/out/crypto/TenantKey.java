package io.strongroom.worker.adapter.out.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.strongroom.worker.application.port.out.WrongKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The 32 bytes that wrap every other key. They come from the environment or a file and are never printed. */
public final class TenantKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final SecretBytes bytes;

    private TenantKey(SecretBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * From {@code STRONGROOM_SNAPSHOT_KEY} (base64) or, when that is absent, the file that
     * {@code STRONGROOM_SNAPSHOT_KEY_FILE} names. The first key wraps, the others only unwrap what they wrapped before.
     */
    public static List<TenantKey> allFrom(Optional<String> base64, Optional<Path> file) {
        return base64.filter(text -> !text.isBlank())
                .map(text -> allOfBase64(text, "STRONGROOM_SNAPSHOT_KEY"))
                .or(() -> file.map(TenantKey::allOfFile))
                .orElseThrow(() ->
                        new WrongKeyException("no snapshot key: set STRONGROOM_SNAPSHOT_KEY to 32 bytes in base64, or"
                                + " STRONGROOM_SNAPSHOT_KEY_FILE to a file that holds them"));
    }

    /** The file holds the keys in base64, one a line, and is readable by its owner alone. */
    public static List<TenantKey> allOfFile(Path file) {
        try {
            FileStore store = Files.getFileStore(file);
            if (store.supportsFileAttributeView(PosixFileAttributeView.class)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new WrongKeyException(
                        "others than its owner may use the key file " + file + ": run chmod 600 on it");
            }
            return allOfBase64(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
        } catch (IOException e) {
            throw new WrongKeyException("key file " + file + " cannot be read", e);
        }
    }

    private static List<TenantKey> allOfBase64(String texts, String source) {
        return Arrays.stream(texts.strip().split("[\\s,]+", -1))
                .map(base64 -> ofBase64(base64, source))
                .toList();
    }

    public static TenantKey ofBase64(String base64) {
        return ofBase64(base64, "snapshot key");
    }

    private static TenantKey ofBase64(String base64, String source) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.trim());
        } catch (IllegalArgumentException e) {
            throw new WrongKeyException(source + " is not base64");
        }
        try {
            if (key.length != BYTES) {
                throw new WrongKeyException(source + " has " + key.length + " bytes, not " + BYTES);
            }
            return new TenantKey(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @AccessesPartialKey
    Aead wrapper() throws GeneralSecurityException {
        AeadConfig.register();
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setIvSizeBytes(12)
                .setKeySizeBytes(BYTES)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key =
                AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TenantKey that && bytes.equalsSecretBytes(that.bytes);
    }

    /** The same for all keys: nothing about the bytes may show. */
    @Override
    public int hashCode() {
        return TenantKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "TenantKey[redacted]";
    }
}
