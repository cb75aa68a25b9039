package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code tokens}; {@link AccessIndexes} has its indexes. */
@ApplicationScoped
class TokenCollection implements PanacheMongoRepositoryBase<TokenDocument, String> {}
