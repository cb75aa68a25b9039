package io.strongroom.worker.domain.storage;

/**
 * A storage as people know it.
 *
 * @param kind in the words of the public contract: MANAGED, MONGODB, DOCUMENTDB or COSMOSDB
 */
public record Storage(StorageId id, String kind) {
    public static final Storage MANAGED = new Storage(StorageId.MANAGED, "MANAGED");
}
