package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code instanceNames}; found by {@code _id} only, so it needs no index. */
@ApplicationScoped
class InstanceNameCollection implements PanacheMongoRepositoryBase<InstanceNameDocument, String> {}
