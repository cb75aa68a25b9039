package io.strongroom.config.domain.storage;

import java.time.Instant;

/**
 * A database of the customer's, as the last check found it.
 *
 * @param host one name, or several with their ports, as the connection string has them; no user, no password
 */
public record OwnDatabase(
        StorageKind kind,
        String host,
        DatabaseName name,
        SealedConnection connection,
        DetectedProduct product,
        Instant checkedAt) {

    public OwnDatabase {
        if (kind == StorageKind.MANAGED) {
            throw new IllegalArgumentException("kind of an own database must not be MANAGED");
        }
        if (host.isBlank() || host.contains("@")) {
            throw new IllegalArgumentException("host must be a host");
        }
    }

    public StorageId id() {
        return id(kind, host, name);
    }

    public static StorageId id(StorageKind kind, String host, DatabaseName name) {
        return StorageId.of(kind, host, name);
    }
}
