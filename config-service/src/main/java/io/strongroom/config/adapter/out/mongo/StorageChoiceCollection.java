package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The part of the collection {@code settings} that holds the storage choice. */
@ApplicationScoped
class StorageChoiceCollection implements PanacheMongoRepositoryBase<StorageChoiceDocument, String> {}
