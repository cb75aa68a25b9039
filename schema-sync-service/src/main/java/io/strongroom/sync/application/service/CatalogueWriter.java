package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.application.port.out.SyncMeter;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes one schema and says so, in one write, as often as it takes to win the race. */
public final class CatalogueWriter {
    private final SchemaRepository schemas;
    private final IdSource ids;
    private final SyncMeter meter;
    private final Clock clock;

    public CatalogueWriter(SchemaRepository schemas, IdSource ids, SyncMeter meter, Clock clock) {
        this.schemas = schemas;
        this.ids = ids;
        this.meter = meter;
        this.clock = clock;
    }

    enum Result {
        ADDED,
        CHANGED,
        SAME
    }

    /** {@code decide} gets the stored schema, or nothing, and answers the changed one, or nothing. */
    Result change(
            SchemaId id,
            Optional<SyncedSchema> known,
            String correlationId,
            Function<Optional<SyncedSchema>, Optional<SyncedSchema>> decide) {
        return attempt(known, correlationId, decide)
                .orElseGet(() -> Races.untilSettled(() -> attempt(schemas.find(id), correlationId, decide)));
    }

    /** Empty when the race was lost. */
    private Optional<Result> attempt(
            Optional<SyncedSchema> stored,
            String correlationId,
            Function<Optional<SyncedSchema>, Optional<SyncedSchema>> decide) {
        Optional<SyncedSchema> changed = decide.apply(stored);
        if (changed.isEmpty()) {
            return Optional.of(Result.SAME);
        }
        PendingEvent.OfSchema event = new PendingEvent.OfSchema(
                ids.nextEventId(), correlationId, changed.get().changed(clock.instant()));
        if (schemas.save(changed.get(), List.of(event)) == Saved.LOST_RACE) {
            return Optional.empty();
        }
        meter.schemaChanged(changed.get().status().word());
        boolean wasThere = stored.filter(SyncedSchema::isInCatalogue).isPresent();
        return Optional.of(wasThere ? Result.CHANGED : Result.ADDED);
    }
}
