package io.strongroom.config.adapter.out.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.strongroom.config.adapter.out.crypto.CredentialKey.UnusableKeyException;
import io.strongroom.config.application.port.out.SecretKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** AES-256-GCM with as many keys as are configured. Tink's prefix of a sealed text names the key that opens it. */
public final class TinkSecretKeys implements SecretKeys {

    private static final int PREFIX_BYTES = 5;
    private static final byte TINK_PREFIX = 1;

    private final Supplier<List<CredentialKey>> configured;
    private volatile Held held;

    /** @param configured reads the configuration anew at each call; an {@code UnusableKeyException} says what is wrong */
    public TinkSecretKeys(Supplier<List<CredentialKey>> configured) {
        this.configured = configured;
        this.held = Held.of(configured.get());
    }

    @Override
    public Reload reload(Set<Integer> inUse) {
        Held next;
        try {
            next = Held.of(configured.get());
        } catch (UnusableKeyException unusable) {
            return new Reload.Refused(String.valueOf(unusable.getMessage()));
        }
        if (next.ids().equals(held.ids())) {
            return new Reload.Unchanged();
        }
        if (!next.ids().containsAll(inUse)) {
            return new Reload.Refused("a key was removed from the configuration that still seals stored secrets; put it"
                    + " back behind the new one until everything is sealed anew");
        }
        held = next;
        return new Reload.Adopted();
    }

    @Override
    public OptionalInt sealedBy(String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            return bytes.length > PREFIX_BYTES && bytes[0] == TINK_PREFIX
                    ? OptionalInt.of(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt())
                    : OptionalInt.empty();
        } catch (IllegalArgumentException notBase64) {
            return OptionalInt.empty();
        }
    }

    @Override
    public boolean holds(int key) {
        return held.ids().contains(key);
    }

    @Override
    public int primary() {
        return held.ids().get(0);
    }

    @Override
    public String sealAnew(String sealed, String owner) {
        try {
            String clear = open(sealed, owner);
            String anew = seal(clear, owner);
            if (!open(anew, owner).equals(clear)) {
                throw new IllegalStateException("a secret did not survive being sealed anew; nothing was changed");
            }
            return anew;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new UnreadableSecretException(unreadable);
        }
    }

    String seal(String clear, String owner) {
        try {
            byte[] sealed = held.aead().encrypt(clear.getBytes(StandardCharsets.UTF_8), associatedData(owner));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** Throws {@code IllegalArgumentException} for a text that is not Base64. */
    String open(String sealed, String owner) throws GeneralSecurityException {
        byte[] opened = held.aead().decrypt(Base64.getDecoder().decode(sealed), associatedData(owner));
        return new String(opened, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TinkSecretKeys[redacted]";
    }

    private static byte[] associatedData(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }

    /** One state of the configuration; the first id is the primary key's. */
    private record Held(List<Integer> ids, Aead aead) {

        @AccessesPartialKey // the keys are ours: they come from the configuration and not from a keyset
        static Held of(List<CredentialKey> keys) {
            try {
                AeadConfig.register();
                AesGcmParameters parameters = AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build();
                Map<Integer, CredentialKey> byId = new LinkedHashMap<>();
                keys.forEach(key -> byId.putIfAbsent(key.fingerprint(), key));
                KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
                List<Integer> ids = List.copyOf(byId.keySet());
                for (int id : ids) {
                    AesGcmKey key = AesGcmKey.builder()
                            .setParameters(parameters)
                            .setKeyBytes(SecretBytes.copyFrom(byId.get(id).bytes(), InsecureSecretKeyAccess.get()))
                            .setIdRequirement(id)
                            .build();
                    KeysetHandle.Builder.Entry entry =
                            KeysetHandle.importKey(key).withFixedId(id);
                    keyset.addEntry(id == ids.get(0) ? entry.makePrimary() : entry);
                }
                return new Held(ids, keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Tink does not offer AES-256-GCM", impossible);
            }
        }
    }
}
