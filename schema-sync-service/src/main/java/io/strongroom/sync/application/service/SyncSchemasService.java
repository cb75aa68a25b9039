package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.RunSync;
import io.strongroom.sync.application.port.in.SyncSchemas;
import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Stores that a sync is wanted and rings for a worker thread; should that be lost, the timer finds the sync. */
public final class SyncSchemasService implements SyncSchemas {
    private final SyncRunRepository runs;
    private final RunSync work;
    private final Executor workers;
    private final IdSource ids;
    private final Clock clock;

    public SyncSchemasService(SyncRunRepository runs, RunSync work, Executor workers, IdSource ids, Clock clock) {
        this.runs = runs;
        this.work = work;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public SyncId start(String correlationId) {
        SyncId id = Races.untilSettled(() -> tryStart(correlationId));
        workers.execute(work::runIfDue);
        return id;
    }

    @Override
    public Optional<SyncRun> latest() {
        return runs.find();
    }

    private Optional<SyncId> tryStart(String correlationId) {
        Instant now = clock.instant();
        SyncId id = ids.nextSyncId();
        Optional<SyncRun> stored = runs.find();
        Optional<SyncRun> next = stored.isEmpty()
                ? Optional.of(SyncRun.first(id, correlationId, now))
                : stored.get().next(id, correlationId, now);
        if (next.isEmpty()) {
            return stored.map(SyncRun::id);
        }
        return runs.save(next.get(), List.of()) == Saved.SAVED ? Optional.of(id) : Optional.empty();
    }
}
