package io.strongroom.config.adapter.out.kafka;

import io.strongroom.config.domain.instance.InstanceChanged;
import java.time.Instant;

/** The data of {@code instance.changed.v1}; its schema is {@code events/instance-changed.v1.schema.json}. */
record InstanceChangedMessage(
        String instanceId,
        String change,
        String role,
        String type,
        String name,
        String url,
        String workspaceId,
        boolean credentialChanged,
        long revision,
        Instant occurredAt) {

    static InstanceChangedMessage from(InstanceChanged event) {
        return new InstanceChangedMessage(
                event.instanceId().toString(),
                event.change().name(),
                event.profile().role().name(),
                event.profile().type().name(),
                event.profile().name(),
                event.profile().url().toString(),
                event.profile().workspaceId().text(),
                event.credentialChanged(),
                event.revision(),
                event.occurredAt());
    }
}
