package io.strongroom.worker.adapter.in.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we read of {@code instance.changed.v1}. A change that we do not know is one that does not interest us. */
record InstanceChangedMessage(
        @Nullable String instanceId, @Nullable String change, boolean credentialChanged, @Nullable Instant occurredAt) {

    String id() {
        return BackupRequestedMessage.required(instanceId, "instanceId");
    }

    Instant at() {
        return BackupRequestedMessage.required(occurredAt, "occurredAt");
    }

    boolean isRemoved() {
        return "DELETED".equals(BackupRequestedMessage.required(change, "change"));
    }

    boolean mayHaveNewCredentials() {
        return credentialChanged || "CREATED".equals(change);
    }
}
