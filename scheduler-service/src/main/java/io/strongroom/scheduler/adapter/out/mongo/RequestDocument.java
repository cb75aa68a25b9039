package io.strongroom.scheduler.adapter.out.mongo;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupType;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;

/** A request without the two ids that its owner already has. */
public class RequestDocument {
    public String instanceId;
    public String sourceSchemaId;
    public String schemaName;
    public String type;
    public String description;
    public Instant requestedAt;
    public String requestedBy;

    static RequestDocument from(BackupRequest request) {
        RequestDocument document = new RequestDocument();
        document.instanceId = request.instanceId().value();
        document.sourceSchemaId = request.sourceSchemaId();
        document.schemaName = request.schemaName();
        document.type = request.type().name();
        document.description = request.description();
        document.requestedAt = request.requestedAt();
        document.requestedBy = request.requestedBy();
        return document;
    }

    BackupRequest toDomain(String backupId, String schemaId) {
        return new BackupRequest(
                new BackupId(backupId),
                new SchemaId(schemaId),
                new InstanceId(instanceId),
                sourceSchemaId,
                schemaName,
                BackupType.valueOf(type),
                description,
                requestedAt,
                requestedBy);
    }
}
