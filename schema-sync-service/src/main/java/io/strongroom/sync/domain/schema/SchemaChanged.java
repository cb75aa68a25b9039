package io.strongroom.sync.domain.schema;

import io.strongroom.sync.domain.instance.InstanceId;
import java.time.Instant;

/** {@code deleteBackups} is true for a schema only that was taken out together with its backups. */
public record SchemaChanged(
        SchemaId schemaId,
        InstanceId instanceId,
        SchemaFacts facts,
        String status,
        long revision,
        Instant occurredAt,
        boolean deleteBackups) {}
