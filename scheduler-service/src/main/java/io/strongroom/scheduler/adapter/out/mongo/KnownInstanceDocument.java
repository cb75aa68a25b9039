package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;

/** The newest that was heard of an instance. */
@MongoEntity(collection = "known_instances")
public class KnownInstanceDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String instanceId;

    public int schemaVersion;
    public long revision;
    public boolean present;
}
