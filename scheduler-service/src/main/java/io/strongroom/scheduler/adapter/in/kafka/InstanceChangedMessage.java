package io.strongroom.scheduler.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.scheduler.application.port.in.FollowCatalogue.InstanceNews;
import io.strongroom.scheduler.domain.backup.InstanceId;
import java.util.Objects;

/** The fields of instance.changed.v1 that this service reads. */
@JsonIgnoreProperties(ignoreUnknown = true)
record InstanceChangedMessage(String instanceId, String change, String role, long revision) {

    /** A change or a role of a later version leaves the schemas of the instance as they are. */
    InstanceNews toNews() {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        Objects.requireNonNull(role, "role");
        boolean gone = Objects.requireNonNull(change, "change").equals("DELETED") || role.equals("TARGET");
        return new InstanceNews(
                new InstanceId(Objects.requireNonNull(instanceId, "instanceId")),
                !gone,
                role.equals("CONNECTION"),
                revision);
    }
}
