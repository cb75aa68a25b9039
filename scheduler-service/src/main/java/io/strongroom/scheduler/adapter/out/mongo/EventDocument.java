package io.strongroom.scheduler.adapter.out.mongo;

import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An unsent event. {@code request} is there for a request, {@code instanceId} and {@code occurredAt} for a stop. */
public class EventDocument {
    public String eventId;
    public String correlationId;
    public String backupId;
    public @Nullable RequestDocument request;
    public @Nullable String instanceId;
    public @Nullable Instant occurredAt;

    static EventDocument from(PendingEvent pending) {
        EventDocument document = new EventDocument();
        document.eventId = pending.eventId();
        document.correlationId = pending.correlationId();
        BackupEvent event = (BackupEvent) pending.event();
        document.backupId = event.backupId().value();
        return event.match(
                requested -> {
                    document.request = RequestDocument.from(requested.request());
                    return document;
                },
                stop -> {
                    document.instanceId = stop.instanceId().value();
                    document.occurredAt = stop.occurredAt();
                    return document;
                });
    }

    PendingEvent toDomain(String schemaId) {
        return new PendingEvent(eventId, new SchemaId(schemaId), correlationId, event(schemaId));
    }

    private BackupEvent event(String schemaId) {
        if (request != null) {
            return new BackupEvent.Requested(request.toDomain(backupId, schemaId));
        }
        if (instanceId == null || occurredAt == null) {
            throw new IllegalStateException("stored event is neither a request nor a stop");
        }
        return new BackupEvent.StopRequested(new BackupId(backupId), new InstanceId(instanceId), occurredAt);
    }
}
