package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;

/**
 * Seals connection strings for storage and opens them again. Pure computation: no blocking, may be repeated. Opening throws
 * {@link UnreadableConnectionException} when the string was sealed with another key or for another storage, or was altered.
 */
public interface ConnectionCipher {

    SealedConnection seal(StorageConnection connection, StorageId owner);

    StorageConnection open(SealedConnection sealed, StorageId owner);

    /** The sealed string cannot be opened; trying again will not help. */
    final class UnreadableConnectionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableConnectionException(StorageId owner, Throwable cause) {
            super(
                    "the stored connection string of storage " + owner + " cannot be opened with the current keys",
                    cause);
        }
    }
}
