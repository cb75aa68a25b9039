package io.strongroom.sync.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import java.util.Objects;

/** The fields of instance.changed.v1 that this service reads. */
@JsonIgnoreProperties(ignoreUnknown = true)
record InstanceChangedMessage(
        String instanceId, String change, String role, String type, String name, String url, long revision) {
    Instance toDomain() {
        // a kind of change of a later version is a change: only DELETED takes the instance away
        Instance.Presence presence = Objects.requireNonNull(change, "change").equals("DELETED")
                ? Instance.Presence.REMOVED
                : Instance.Presence.PRESENT;
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        return new Instance(
                new InstanceId(Objects.requireNonNull(instanceId, "instanceId")),
                Instance.Role.valueOf(Objects.requireNonNull(role, "role")),
                Instance.Type.valueOf(Objects.requireNonNull(type, "type")),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(url, "url"),
                presence,
                revision);
    }
}
