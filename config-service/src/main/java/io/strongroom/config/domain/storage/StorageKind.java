package io.strongroom.config.domain.storage;

/** The kinds of storage that the public contract knows. */
public enum StorageKind {
    MANAGED,
    MONGODB,
    DOCUMENTDB,
    COSMOSDB
}
