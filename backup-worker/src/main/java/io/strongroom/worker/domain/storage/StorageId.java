package io.strongroom.worker.domain.storage;

/** Names a storage for ever; config-service makes the names. */
public record StorageId(String value) {
    /** The installation's own storage, which every worker reaches by its own configuration. */
    public static final StorageId MANAGED = new StorageId("managed");

    public StorageId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("storage id must have 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
