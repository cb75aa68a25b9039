package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.SchedulerEvent;
import io.strongroom.scheduler.domain.backup.SchemaId;

/** An event that waits in the outbox of {@code schemaId}. The id travels as {@code ce_id} and survives retries. */
public record PendingEvent(String eventId, SchemaId schemaId, String correlationId, SchedulerEvent event) {}
