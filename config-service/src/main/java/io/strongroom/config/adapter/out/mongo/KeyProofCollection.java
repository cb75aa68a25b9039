package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The part of the collection {@code settings} that holds the key proof. */
@ApplicationScoped
class KeyProofCollection implements PanacheMongoRepositoryBase<KeyProofDocument, String> {}
