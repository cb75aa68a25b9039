package io.strongroom.sync.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class InstanceCollection implements PanacheMongoRepositoryBase<InstanceDocument, String> {}
