package io.strongroom.sync.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import org.bson.codecs.pojo.annotations.BsonId;

@MongoEntity(collection = "instances")
public class InstanceDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String instanceId;

    public int schemaVersion;
    public long revision;
    public String role;
    public String type;
    public String name;
    public String url;
    public String presence;

    static InstanceDocument from(Instance instance) {
        InstanceDocument document = new InstanceDocument();
        document.instanceId = instance.id().value();
        document.schemaVersion = SCHEMA_VERSION;
        document.revision = instance.revision();
        document.role = instance.role().name();
        document.type = instance.type().name();
        document.name = instance.name();
        document.url = instance.url();
        document.presence = instance.presence().name();
        return document;
    }

    Instance toDomain() {
        return new Instance(
                new InstanceId(instanceId),
                Instance.Role.valueOf(role),
                Instance.Type.valueOf(type),
                name,
                url,
                Instance.Presence.valueOf(presence),
                revision);
    }
}
