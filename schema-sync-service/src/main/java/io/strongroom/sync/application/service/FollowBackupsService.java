package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.FollowBackups;
import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.ScheduleReport;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the grid's view of backups and schedules, and announces the schema when it looks different. */
public final class FollowBackupsService implements FollowBackups {
    private final SchemaRepository schemas;
    private final PublishPendingEvents outbox;
    private final IdSource ids;
    private final Clock clock;

    public FollowBackupsService(SchemaRepository schemas, PublishPendingEvents outbox, IdSource ids, Clock clock) {
        this.schemas = schemas;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Taken take(BackupReport report, String correlationId) {
        return take(report.schemaId(), correlationId, schema -> schema.backupReported(report));
    }

    @Override
    public Taken take(ScheduleReport report, String correlationId) {
        return take(report.schemaId(), correlationId, schema -> schema.scheduleReported(report));
    }

    private Taken take(SchemaId id, String correlationId, Function<SyncedSchema, Optional<SyncedSchema>> change) {
        return Races.untilSettled(() -> tryTake(id, correlationId, change));
    }

    private Optional<Taken> tryTake(
            SchemaId id, String correlationId, Function<SyncedSchema, Optional<SyncedSchema>> change) {
        Optional<SyncedSchema> stored = schemas.find(id);
        Optional<SyncedSchema> changed = stored.flatMap(change);
        if (changed.isEmpty()) {
            return Optional.of(Taken.IGNORED);
        }
        SyncedSchema next = changed.get();
        List<PendingEvent.OfSchema> events = stored
                .filter(next::isNewsAfter)
                .map(before ->
                        new PendingEvent.OfSchema(ids.nextEventId(), correlationId, next.changed(clock.instant())))
                .stream()
                .toList();
        if (schemas.save(next, events) == Saved.LOST_RACE) {
            return Optional.empty();
        }
        if (!events.isEmpty()) {
            outbox.publishPending();
        }
        return Optional.of(Taken.APPLIED);
    }
}
