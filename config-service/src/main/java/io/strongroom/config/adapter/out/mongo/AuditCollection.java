package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collection {@code audit}; {@link AccessIndexes} has its indexes. */
@ApplicationScoped
class AuditCollection implements PanacheMongoRepositoryBase<AuditDocument, String> {}
