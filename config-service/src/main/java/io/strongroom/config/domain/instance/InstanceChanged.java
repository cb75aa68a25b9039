package io.strongroom.config.domain.instance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to an instance and that the other services need to know. Carries no secret and no person. */
public record InstanceChanged(
        InstanceId instanceId,
        Change change,
        InstanceProfile profile,
        boolean credentialChanged,
        long revision,
        Instant occurredAt) {

    /** The three things that can happen to an instance. */
    public enum Change {
        CREATED,
        UPDATED,
        DELETED
    }

    /** The same for every attempt to publish this event, since a revision happens once. */
    public UUID eventId() {
        return UUID.nameUUIDFromBytes(
                ("instance-changed:" + instanceId + "/" + revision).getBytes(StandardCharsets.UTF_8));
    }
}
