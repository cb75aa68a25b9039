package io.strongroom.worker.adapter.out.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.TenantKeys;
import io.strongroom.worker.application.port.out.WrongKeyException;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The keys of the ring that the tenant key opens. The frames are AES-256-GCM without Tink's key prefix (12 bytes nonce,
 * ciphertext, 16 bytes tag), so that a reader in any language can open them; the epoch in the chunk's header says which key.
 */
public final class TinkSnapshotKeys implements SnapshotKeys, TenantKeys {
    private static final String HASH_KEY = "hash";

    private final KeyRings rings;
    private final Supplier<List<TenantKey>> configured;
    private final String tenant;
    private final Mac mac;
    private final Map<Integer, FrameCipher> ciphers = new ConcurrentHashMap<>();
    private volatile List<TenantKey> tenantKeys;
    private volatile int currentEpoch;

    private TinkSnapshotKeys(
            KeyRings rings, Supplier<List<TenantKey>> configured, List<TenantKey> tenantKeys, KeyRing ring)
            throws GeneralSecurityException {
        this.rings = rings;
        this.configured = configured;
        this.tenantKeys = tenantKeys;
        this.tenant = ring.tenant();
        Unwrapped keys = unwrapped(ring, tenantKeys);
        this.mac = keys.hash().getPrimitive(RegistryConfiguration.get(), Mac.class);
        addCiphers(keys);
        this.currentEpoch = ring.currentEpoch();
    }

    /**
     * Opens the ring, or makes the first one; the tenant's name comes from {@code newTenant} then. Throws
     * {@link WrongKeyException} when none of the tenant keys is the one that wrapped the ring.
     *
     * @param configured reads the configuration anew at each call
     */
    public static TinkSnapshotKeys open(
            Supplier<List<TenantKey>> configured, KeyRings rings, Supplier<String> newTenant) {
        try {
            AeadConfig.register();
            MacConfig.register();
            List<TenantKey> keys = configured.get();
            KeyRing ring = rings.find().orElse(null);
            if (ring == null) {
                ring = rings.insertIfAbsent(firstRing(keys.get(0).wrapper(), newTenant.get()));
            }
            return new TinkSnapshotKeys(rings, configured, keys, ring);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(
                    "the snapshot key does not open the key ring of this installation: set STRONGROOM_SNAPSHOT_KEY or"
                            + " STRONGROOM_SNAPSHOT_KEY_FILE to the key that it was made with, or put the key that was"
                            + " removed back behind the new one until the ring is wrapped anew",
                    e);
        }
    }

    /** With one key that never changes. */
    public static TinkSnapshotKeys open(TenantKey tenantKey, KeyRings rings, Supplier<String> newTenant) {
        return open(() -> List.of(tenantKey), rings, newTenant);
    }

    @Override
    public Optional<String> reload(KeyRing ring) {
        try {
            List<TenantKey> next = configured.get();
            if (!next.equals(tenantKeys)) {
                unwrapped(ring, next);
                tenantKeys = next;
            }
            return Optional.empty();
        } catch (WrongKeyException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        } catch (GeneralSecurityException removedTooEarly) {
            return Optional.of("the key that wraps the key ring was removed from the configuration; put it back behind"
                    + " the new one until the ring is wrapped anew");
        }
    }

    @Override
    public boolean opensWithFirst(KeyRing ring) {
        try {
            unwrapped(ring, tenantKeys.subList(0, 1));
            return true;
        } catch (GeneralSecurityException underAnother) {
            return false;
        }
    }

    @Override
    public KeyRing wrappedAnew(KeyRing ring) {
        try {
            Aead next = tenantKeys.get(0).wrapper();
            Unwrapped keys = unwrapped(ring, tenantKeys);
            SortedMap<Integer, KeysetHandle> data = new TreeMap<>(keys.data());
            data.put(ring.currentEpoch() + 1, KeysetHandle.generateNew(dataKey(), RegistryConfiguration.get()));
            SortedMap<Integer, String> wrapped = new TreeMap<>();
            for (Map.Entry<Integer, KeysetHandle> key : data.entrySet()) {
                wrapped.put(key.getKey(), wrap(next, key.getValue(), tenant, epochName(key.getKey())));
            }
            KeyRing anew = new KeyRing(tenant, ring.revision() + 1, wrap(next, keys.hash(), tenant, HASH_KEY), wrapped);
            requireSame(new Unwrapped(keys.hash(), data), unwrapped(anew, tenantKeys.subList(0, 1)));
            return anew;
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException("no configured snapshot key opens the key ring; nothing was changed", e);
        }
    }

    @Override
    public void use(KeyRing ring) {
        try {
            addCiphers(unwrapped(ring, tenantKeys));
            currentEpoch = ring.currentEpoch();
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException("the snapshot key does not open the key ring any more; was it rotated?", e);
        }
    }

    @Override
    public String tenant() {
        return tenant;
    }

    @Override
    public int currentEpoch() {
        return currentEpoch;
    }

    @Override
    public FrameCipher cipher(int epoch) {
        FrameCipher known = ciphers.get(epoch);
        return known == null ? readRingAgain(epoch) : known;
    }

    @Override
    public byte[] mac(byte[] content) {
        try {
            return mac.computeMac(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC failed", e);
        }
    }

    @Override
    public String toString() {
        return "TinkSnapshotKeys[tenant=" + tenant + ", epoch=" + currentEpoch + ", " + tenantKeys + "]";
    }

    /** Another worker may have begun an epoch, under a key that was configured since. */
    private FrameCipher readRingAgain(int epoch) {
        KeyRing ring = rings.find().orElseThrow(() -> new WrongKeyException("the key ring is gone"));
        reload(ring).ifPresent(refusal -> {
            throw new WrongKeyException(refusal);
        });
        use(ring);
        FrameCipher cipher = ciphers.get(epoch);
        if (cipher == null) {
            throw new WrongKeyException("the key ring has no key epoch " + epoch);
        }
        return cipher;
    }

    private void addCiphers(Unwrapped keys) throws GeneralSecurityException {
        for (Map.Entry<Integer, KeysetHandle> key : keys.data().entrySet()) {
            if (!ciphers.containsKey(key.getKey())) {
                ciphers.put(
                        key.getKey(),
                        new TinkCipher(key.getValue().getPrimitive(RegistryConfiguration.get(), Aead.class)));
            }
        }
    }

    /** The keys of a ring in the clear. */
    private record Unwrapped(KeysetHandle hash, SortedMap<Integer, KeysetHandle> data) {
        @Override
        public String toString() {
            return "Unwrapped[redacted]";
        }
    }

    /** With the first of the tenant keys that opens all of it. */
    private static Unwrapped unwrapped(KeyRing ring, List<TenantKey> tenantKeys) throws GeneralSecurityException {
        GeneralSecurityException refusal = new GeneralSecurityException("there is no tenant key");
        for (TenantKey tenantKey : tenantKeys) {
            try {
                Aead wrapper = tenantKey.wrapper();
                SortedMap<Integer, KeysetHandle> data = new TreeMap<>();
                for (Map.Entry<Integer, String> key : ring.wrappedDataKeys().entrySet()) {
                    data.put(key.getKey(), unwrap(wrapper, key.getValue(), ring.tenant(), epochName(key.getKey())));
                }
                return new Unwrapped(unwrap(wrapper, ring.wrappedHashKey(), ring.tenant(), HASH_KEY), data);
            } catch (GeneralSecurityException another) {
                refusal = another;
            }
        }
        throw refusal;
    }

    private static void requireSame(Unwrapped before, Unwrapped after) {
        boolean same = before.hash().equalsKeyset(after.hash())
                && before.data().keySet().equals(after.data().keySet())
                && before.data().entrySet().stream().allMatch(key -> key.getValue()
                        .equalsKeyset(after.data().get(key.getKey())));
        if (!same) {
            throw new IllegalStateException("a key did not survive being wrapped anew; nothing was changed");
        }
    }

    private static KeyRing firstRing(Aead wrapper, String tenant) throws GeneralSecurityException {
        SortedMap<Integer, String> dataKeys = new TreeMap<>();
        dataKeys.put(
                1,
                wrap(wrapper, KeysetHandle.generateNew(dataKey(), RegistryConfiguration.get()), tenant, epochName(1)));
        HmacParameters hmac = HmacParameters.builder()
                .setKeySizeBytes(32)
                .setTagSizeBytes(32)
                .setHashType(HmacParameters.HashType.SHA256)
                .setVariant(HmacParameters.Variant.NO_PREFIX)
                .build();
        return new KeyRing(
                tenant,
                1,
                wrap(wrapper, KeysetHandle.generateNew(hmac, RegistryConfiguration.get()), tenant, HASH_KEY),
                dataKeys);
    }

    private static Parameters dataKey() throws GeneralSecurityException {
        return AesGcmParameters.builder()
                .setIvSizeBytes(12)
                .setKeySizeBytes(32)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
    }

    private static String wrap(Aead wrapper, KeysetHandle key, String tenant, String name)
            throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        key, wrapper, label(tenant, name), RegistryConfiguration.get()));
    }

    private static KeysetHandle unwrap(Aead wrapper, String wrapped, String tenant, String name)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                Base64.getDecoder().decode(wrapped), wrapper, label(tenant, name), RegistryConfiguration.get());
    }

    private static byte[] label(String tenant, String name) {
        return ("strongroom.keyring/" + tenant + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static String epochName(int epoch) {
        return "epoch-" + epoch;
    }

    private record TinkCipher(Aead aead) implements FrameCipher {
        @Override
        public byte[] encrypt(byte[] plain, byte[] associatedData) {
            try {
                return aead.encrypt(plain, associatedData);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("encryption failed", e);
            }
        }

        @Override
        public byte[] decrypt(byte[] encrypted, byte[] associatedData) {
            try {
                return aead.decrypt(encrypted, associatedData);
            } catch (GeneralSecurityException e) {
                throw new CorruptSnapshotException(
                        Damage.UNREADABLE, "frame does not authenticate with its key, tenant, kind and place", e);
            }
        }
    }
}
