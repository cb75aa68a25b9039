package io.strongroom.sync.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.sync.domain.schema.SchemaChanged;
import org.jspecify.annotations.Nullable;

record SchemaChangedMessage(
        String schemaId,
        String instanceId,
        String sourceId,
        String name,
        String key,
        String status,
        long objectCount,
        long revision,
        String occurredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean removed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean deleteBackups) {
    private static final String REMOVED = "REMOVED";

    static SchemaChangedMessage from(SchemaChanged event) {
        boolean removed = event.status().equals(REMOVED);
        return new SchemaChangedMessage(
                event.schemaId().value(),
                event.instanceId().value(),
                event.facts().sourceId(),
                event.facts().name(),
                event.facts().key(),
                // for those who do not know the field: nothing to back up any more
                removed ? "DELETED" : event.status(),
                event.facts().objectCount(),
                event.revision(),
                event.occurredAt().toString(),
                removed ? Boolean.TRUE : null,
                event.deleteBackups() ? Boolean.TRUE : null);
    }
}
