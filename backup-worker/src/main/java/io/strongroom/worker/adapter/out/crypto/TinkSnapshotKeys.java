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
import io.strongroom.worker.application.port.out.WrongKeyException;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The keys of the ring that the tenant key opens. The frames are AES-256-GCM without Tink's key prefix (12 bytes nonce,
 * ciphertext, 16 bytes tag), so that a reader in any language can open them; the epoch in the chunk's header says which key.
 */
public final class TinkSnapshotKeys implements SnapshotKeys {
    private static final String HASH_KEY = "hash";

    private final KeyRings rings;
    private final TenantKey tenantKey;
    private final Aead wrapper;
    private final String tenant;
    private final Mac mac;
    private final int currentEpoch;
    private final Map<Integer, FrameCipher> ciphers = new ConcurrentHashMap<>();

    private TinkSnapshotKeys(KeyRings rings, TenantKey tenantKey, KeyRing ring) throws GeneralSecurityException {
        this.rings = rings;
        this.tenantKey = tenantKey;
        this.wrapper = tenantKey.wrapper();
        this.tenant = ring.tenant();
        this.currentEpoch = ring.currentEpoch();
        this.mac = unwrap(wrapper, ring.wrappedHashKey(), tenant, HASH_KEY)
                .getPrimitive(RegistryConfiguration.get(), Mac.class);
        addCiphers(ring);
    }

    /**
     * Opens the ring, or makes the first one; the tenant's name comes from {@code newTenant} then. Throws
     * {@link WrongKeyException} when the tenant key is not the one that wrapped the ring.
     */
    public static TinkSnapshotKeys open(TenantKey tenantKey, KeyRings rings, Supplier<String> newTenant) {
        try {
            AeadConfig.register();
            MacConfig.register();
            KeyRing ring = rings.find().orElse(null);
            if (ring == null) {
                ring = rings.insertIfAbsent(firstRing(tenantKey.wrapper(), newTenant.get()));
            }
            return new TinkSnapshotKeys(rings, tenantKey, ring);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(
                    "the snapshot key does not open the key ring of this installation: set STRONGROOM_SNAPSHOT_KEY or"
                            + " STRONGROOM_SNAPSHOT_KEY_FILE to the key that it was made with",
                    e);
        }
    }

    /** Wraps every key of the ring with another tenant key; what is stored stays readable. Repeat it after a lost race. */
    public static KeyRings.Replacement rewrap(TenantKey from, TenantKey to, KeyRings rings) {
        KeyRing ring = rings.find().orElseThrow(() -> new WrongKeyException("there is no key ring to wrap anew"));
        try {
            AeadConfig.register();
            MacConfig.register();
            Aead old = from.wrapper();
            Aead next = to.wrapper();
            SortedMap<Integer, String> dataKeys = new TreeMap<>();
            for (Map.Entry<Integer, String> key : ring.wrappedDataKeys().entrySet()) {
                String name = epochName(key.getKey());
                dataKeys.put(
                        key.getKey(),
                        wrap(next, unwrap(old, key.getValue(), ring.tenant(), name), ring.tenant(), name));
            }
            String hashKey =
                    wrap(next, unwrap(old, ring.wrappedHashKey(), ring.tenant(), HASH_KEY), ring.tenant(), HASH_KEY);
            return rings.replace(new KeyRing(ring.tenant(), ring.revision() + 1, hashKey, dataKeys));
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException("the old snapshot key does not open the key ring; nothing was changed", e);
        }
    }

    /** Adds a key epoch, with which every worker writes once it is started again. */
    public KeyRings.Replacement addEpoch() {
        KeyRing ring = rings.find().orElseThrow(() -> new WrongKeyException("the key ring is gone"));
        try {
            SortedMap<Integer, String> dataKeys = new TreeMap<>(ring.wrappedDataKeys());
            int epoch = ring.currentEpoch() + 1;
            dataKeys.put(
                    epoch,
                    wrap(
                            wrapper,
                            KeysetHandle.generateNew(dataKey(), RegistryConfiguration.get()),
                            tenant,
                            epochName(epoch)));
            return rings.replace(new KeyRing(tenant, ring.revision() + 1, ring.wrappedHashKey(), dataKeys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key could not be made", e);
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
        return "TinkSnapshotKeys[tenant=" + tenant + ", epoch=" + currentEpoch + ", " + tenantKey + "]";
    }

    /** Another worker may have begun an epoch since this one started. */
    private FrameCipher readRingAgain(int epoch) {
        try {
            addCiphers(rings.find().orElseThrow(() -> new WrongKeyException("the key ring is gone")));
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException("the snapshot key does not open the key ring any more; was it rotated?", e);
        }
        FrameCipher cipher = ciphers.get(epoch);
        if (cipher == null) {
            throw new WrongKeyException("the key ring has no key epoch " + epoch);
        }
        return cipher;
    }

    private void addCiphers(KeyRing ring) throws GeneralSecurityException {
        for (Map.Entry<Integer, String> key : ring.wrappedDataKeys().entrySet()) {
            if (!ciphers.containsKey(key.getKey())) {
                KeysetHandle handle = unwrap(wrapper, key.getValue(), tenant, epochName(key.getKey()));
                ciphers.put(key.getKey(), new TinkCipher(handle.getPrimitive(RegistryConfiguration.get(), Aead.class)));
            }
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
