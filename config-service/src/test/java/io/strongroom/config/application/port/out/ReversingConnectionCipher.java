package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;

/** Hides a connection string well enough for tests and binds it to its storage. */
public final class ReversingConnectionCipher implements ConnectionCipher {

    @Override
    public SealedConnection seal(StorageConnection connection, StorageId owner) {
        return new SealedConnection(owner + "/" + new StringBuilder(connection.reveal()).reverse());
    }

    @Override
    public StorageConnection open(SealedConnection sealed, StorageId owner) {
        if (!sealed.text().startsWith(owner + "/")) {
            throw new UnreadableConnectionException(owner, new IllegalArgumentException("other owner"));
        }
        String reversed = sealed.text().substring(owner.value().length() + 1);
        return new StorageConnection(new StringBuilder(reversed).reverse().toString());
    }
}
