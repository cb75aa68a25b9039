package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.schema.SchemaChanged;
import io.strongroom.sync.domain.sync.SyncChanged;
import java.util.function.Function;

/** An event that waits in an outbox. The id travels as {@code ce_id} and survives retries. */
public sealed interface PendingEvent {
    String eventId();

    String correlationId();

    record OfSchema(String eventId, String correlationId, SchemaChanged event) implements PendingEvent {}

    record OfSync(String eventId, String correlationId, SyncChanged event) implements PendingEvent {}

    default <T> T match(Function<OfSchema, T> ofSchema, Function<OfSync, T> ofSync) {
        return this instanceof OfSchema schema ? ofSchema.apply(schema) : ofSync.apply((OfSync) this);
    }
}
