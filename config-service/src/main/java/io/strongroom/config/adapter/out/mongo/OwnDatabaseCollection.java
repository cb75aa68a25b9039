package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code storages}; found by {@code _id} or read as a whole, so it needs no index. */
@ApplicationScoped
class OwnDatabaseCollection implements PanacheMongoRepositoryBase<OwnDatabaseDocument, String> {}
