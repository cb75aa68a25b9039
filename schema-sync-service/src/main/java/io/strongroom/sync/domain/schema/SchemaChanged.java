package io.strongroom.sync.domain.schema;

import io.strongroom.sync.domain.instance.InstanceId;
import java.time.Instant;

public record SchemaChanged(
        SchemaId schemaId,
        InstanceId instanceId,
        SchemaFacts facts,
        String status,
        long revision,
        Instant occurredAt) {}
