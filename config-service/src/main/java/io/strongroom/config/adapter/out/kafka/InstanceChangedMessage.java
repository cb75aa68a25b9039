package io.strongroom.config.adapter.out.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The data of {@code instance.changed.v1}; its schema is {@code events/instance-changed.v1.schema.json}. */
record InstanceChangedMessage(
        String instanceId,
        String change,
        String role,
        String type,
        String name,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String workspaceId,
        boolean credentialChanged,
        long revision,
        Instant occurredAt) {

    static InstanceChangedMessage from(InstanceChanged event) {
        return new InstanceChangedMessage(
                event.instanceId().toString(),
                event.change().name(),
                event.profile().role().published().name(),
                event.profile().type().name(),
                event.profile().name(),
                event.profile().url().toString(),
                event.profile().workspaceId().map(WorkspaceId::text).orElse(null),
                event.credentialChanged(),
                event.revision(),
                event.occurredAt());
    }
}
