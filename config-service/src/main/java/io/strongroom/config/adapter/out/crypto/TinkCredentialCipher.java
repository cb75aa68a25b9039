package io.strongroom.config.adapter.out.crypto;

import io.strongroom.config.application.port.out.ConnectionCipher;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;
import java.security.GeneralSecurityException;

/**
 * The owner's id is associated data, so what is sealed for one instance or storage does not open in the document of
 * another.
 */
public final class TinkCredentialCipher implements CredentialCipher, ConnectionCipher {

    private final TinkSecretKeys keys;

    public TinkCredentialCipher(TinkSecretKeys keys) {
        this.keys = keys;
    }

    @Override
    public SealedToken seal(ApiToken token, InstanceId owner) {
        return new SealedToken(keys.seal(token.reveal(), owner.toString()));
    }

    @Override
    public ApiToken open(SealedToken sealed, InstanceId owner) {
        try {
            return new ApiToken(keys.open(sealed.text(), owner.toString()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new UnreadableTokenException(owner, unreadable);
        }
    }

    @Override
    public SealedConnection seal(StorageConnection connection, StorageId owner) {
        return new SealedConnection(keys.seal(connection.reveal(), owner.value()));
    }

    @Override
    public StorageConnection open(SealedConnection sealed, StorageId owner) {
        try {
            return new StorageConnection(keys.open(sealed.text(), owner.value()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new UnreadableConnectionException(owner, unreadable);
        }
    }
}
