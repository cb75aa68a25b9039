package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class KnownInstanceCollection implements PanacheMongoRepositoryBase<KnownInstanceDocument, String> {}
