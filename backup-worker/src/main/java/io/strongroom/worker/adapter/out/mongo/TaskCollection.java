package io.strongroom.worker.adapter.out.mongo;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TaskCollection implements PanacheMongoRepositoryBase<TaskDocument, String> {}
