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
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * AES-256-GCM. The owner's id is associated data, so a sealed token copied into another instance's document does not
 * open there. Tink's prefix names the key, so a later version can hold several keys and rotate them.
 */
public final class TinkCredentialCipher implements CredentialCipher {

    private final Aead aead;

    @AccessesPartialKey // the key is ours: it comes from the configuration and not from a keyset
    public TinkCredentialCipher(CredentialKey key) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            int keyId = key.fingerprint();
            AesGcmKey aesKey = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get()))
                    .setIdRequirement(keyId)
                    .build();
            this.aead = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(aesKey).withFixedId(keyId).makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink does not offer AES-256-GCM", impossible);
        }
    }

    @Override
    public SealedToken seal(ApiToken token, InstanceId owner) {
        try {
            byte[] sealed = aead.encrypt(token.reveal().getBytes(StandardCharsets.UTF_8), associatedData(owner));
            return new SealedToken(Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    @Override
    public ApiToken open(SealedToken sealed, InstanceId owner) {
        try {
            byte[] opened = aead.decrypt(Base64.getDecoder().decode(sealed.text()), associatedData(owner));
            return new ApiToken(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new UnreadableTokenException(owner, unreadable);
        }
    }

    private static byte[] associatedData(InstanceId owner) {
        return owner.toString().getBytes(StandardCharsets.UTF_8);
    }
}
