package io.strongroom.sync.adapter.out.kafka;

import io.strongroom.sync.domain.schema.SchemaChanged;

record SchemaChangedMessage(
        String schemaId,
        String instanceId,
        String sourceId,
        String name,
        String key,
        String status,
        long objectCount,
        long revision,
        String occurredAt) {
    static SchemaChangedMessage from(SchemaChanged event) {
        return new SchemaChangedMessage(
                event.schemaId().value(),
                event.instanceId().value(),
                event.facts().sourceId(),
                event.facts().name(),
                event.facts().key(),
                event.status(),
                event.facts().objectCount(),
                event.revision(),
                event.occurredAt().toString());
    }
}
