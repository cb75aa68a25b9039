package io.strongroom.config.adapter.out.mongo;

import io.strongroom.config.application.port.out.Outbox.PendingEvent;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event that waits in its instance's document until it is published. */
public class PendingEventDocument {

    public @Nullable String eventId;
    public @Nullable String change;
    public @Nullable String role;
    public @Nullable String type;
    public @Nullable String name;
    public @Nullable String url;
    public @Nullable String workspaceId;
    public boolean credentialChanged;
    public long revision;
    public @Nullable Instant occurredAt;
    public @Nullable String correlationId;

    static PendingEventDocument from(InstanceChanged event, String correlationId) {
        PendingEventDocument document = new PendingEventDocument();
        document.eventId = event.eventId().toString();
        document.change = event.change().name();
        document.role = event.profile().role().name();
        document.type = event.profile().type().name();
        document.name = event.profile().name();
        document.url = event.profile().url().toString();
        document.workspaceId =
                event.profile().workspaceId().map(WorkspaceId::text).orElse(null);
        document.credentialChanged = event.credentialChanged();
        document.revision = event.revision();
        document.occurredAt = event.occurredAt();
        document.correlationId = correlationId;
        return document;
    }

    PendingEvent toDomain(InstanceId instanceId) {
        InstanceChanged event = new InstanceChanged(
                instanceId,
                InstanceChanged.Change.valueOf(present(change, "change")),
                StoredProfile.read(role, type, name, url, workspaceId),
                credentialChanged,
                revision,
                present(occurredAt, "occurredAt"));
        return new PendingEvent(event, correlationId == null ? "" : correlationId);
    }

    private static <T> T present(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "a pending event has no " + field);
    }
}
