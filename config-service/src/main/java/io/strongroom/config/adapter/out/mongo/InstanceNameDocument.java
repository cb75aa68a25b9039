package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.NameClaim;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A claim as it is stored; the name is its id, so two cannot be kept. */
@MongoEntity(collection = "instanceNames")
public class InstanceNameDocument {

    static final int SCHEMA_VERSION = 1;

    @BsonId
    public @Nullable String nameKey;

    public int schemaVersion;
    public @Nullable String instanceId;
    public long revision;
    public @Nullable Instant claimedAt;

    static InstanceNameDocument from(NameClaim claim) {
        InstanceNameDocument document = new InstanceNameDocument();
        document.nameKey = claim.nameKey();
        document.schemaVersion = SCHEMA_VERSION;
        document.instanceId = claim.instanceId().toString();
        document.revision = claim.revision();
        document.claimedAt = claim.claimedAt();
        return document;
    }

    NameClaim toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException(
                    "the claim of an instance's name has the unknown schema version " + schemaVersion);
        }
        return new NameClaim(
                StoredProfile.present(nameKey, "name"),
                InstanceId.parse(StoredProfile.present(instanceId, "id")),
                revision,
                StoredProfile.present(claimedAt, "claimedAt"));
    }
}
