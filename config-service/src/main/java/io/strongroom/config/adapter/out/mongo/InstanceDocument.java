package io.strongroom.config.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.credential.SealedCredential;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.credential.SignIn;
import io.strongroom.config.domain.instance.Account;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Inspection;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.RemovedInstance;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An instance as it is stored. Fields of the second group are there only while it is active; Data Center has neither
 * {@code workspaceId} nor {@code email}.
 */
@MongoEntity(collection = "instances")
public class InstanceDocument {

    static final int SCHEMA_VERSION = 1;
    static final String PENDING_EVENTS = "pendingEvents";
    /** What a removed instance must not keep; the driver leaves absent fields out, so they are unset by name. */
    static final List<String> ONLY_WHILE_ACTIVE = List.of(
            "email",
            "sealedToken",
            "accountId",
            "accountName",
            "jiraAdmin",
            "precedence",
            "schemasSynced",
            "createdAt");

    @BsonId
    public @Nullable String id;

    public int schemaVersion;
    public long revision;
    public boolean removed;
    public @Nullable String role;
    public @Nullable String type;
    public @Nullable String name;
    public @Nullable String url;
    public @Nullable String workspaceId;
    public @Nullable Instant updatedAt;

    public @Nullable String email;
    public @Nullable String sealedToken;
    public @Nullable String accountId;
    public @Nullable String accountName;
    public @Nullable Boolean jiraAdmin;
    public @Nullable Long precedence;
    public @Nullable Boolean schemasSynced;
    public @Nullable Instant createdAt;

    public @Nullable List<PendingEventDocument> pendingEvents;

    static InstanceDocument from(Instance instance, String correlationId) {
        InstanceDocument document = instance.match(InstanceDocument::fromActive, removed -> new InstanceDocument());
        InstanceProfile profile = instance.profile();
        document.id = instance.id().toString();
        document.schemaVersion = SCHEMA_VERSION;
        document.revision = instance.revision();
        document.removed = instance.match(active -> false, removed -> true);
        document.role = profile.role().name();
        document.type = profile.type().name();
        document.name = profile.name();
        document.url = profile.url().toString();
        document.workspaceId = profile.workspaceId().map(WorkspaceId::text).orElse(null);
        document.updatedAt = instance.updatedAt();
        document.pendingEvents = instance.raised().stream()
                .map(event -> PendingEventDocument.from(event, correlationId))
                .toList();
        return document;
    }

    private static InstanceDocument fromActive(ActiveInstance active) {
        InstanceDocument document = new InstanceDocument();
        document.email =
                active.credential().signIn().email().map(EmailAddress::text).orElse(null);
        document.sealedToken = active.credential().token().text();
        document.accountId = active.inspection().account().accountId();
        document.accountName = active.inspection().account().displayName();
        document.jiraAdmin = active.inspection().jiraAdmin();
        document.precedence = active.precedence();
        document.schemasSynced = active.schemasSynced();
        document.createdAt = active.createdAt();
        return document;
    }

    Instance toDomain() {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException("instance " + id + " has the unknown schema version " + schemaVersion);
        }
        InstanceId instanceId = InstanceId.parse(present(id, "_id"));
        InstanceProfile profile = StoredProfile.read(role, type, name, url, workspaceId);
        Instant changedAt = present(updatedAt, "updatedAt");
        if (removed) {
            return RemovedInstance.reconstitute(instanceId, profile, changedAt, revision);
        }
        return ActiveInstance.reconstitute(
                instanceId,
                new ActiveInstance.Checked(
                        profile,
                        new SealedCredential(signIn(profile), new SealedToken(present(sealedToken, "sealedToken"))),
                        new Inspection(
                                new Account(present(accountId, "accountId"), present(accountName, "accountName")),
                                present(jiraAdmin, "jiraAdmin"))),
                present(precedence, "precedence"),
                present(schemasSynced, "schemasSynced"),
                present(createdAt, "createdAt"),
                changedAt,
                revision);
    }

    private SignIn signIn(InstanceProfile profile) {
        return switch (profile.type()) {
            case CLOUD -> new SignIn.ByEmail(new EmailAddress(present(email, "email")));
            case DATA_CENTER -> new SignIn.ByTokenAlone();
        };
    }

    private static <T> T present(@Nullable T value, String field) {
        return StoredProfile.present(value, field);
    }
}
