package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.domain.sync.SyncRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class MongoSyncRunRepository implements SyncRunRepository {
    private static final Set<String> OPTIONAL = Set.of("endedAt", "failureCode", "failureMessage");

    private final SyncRunCollection runs;

    MongoSyncRunRepository(SyncRunCollection runs) {
        this.runs = runs;
    }

    @Override
    public Optional<SyncRun> find() {
        return StoreCalls.call(() -> runs.findByIdOptional(SyncRunDocument.ONLY).map(SyncRunDocument::toDomain));
    }

    @Override
    public Saved save(SyncRun run, List<PendingEvent.OfSync> events) {
        SyncRunDocument document = SyncRunDocument.from(run);
        List<SyncRunDocument.EventDocument> pending =
                events.stream().map(MongoSyncRunRepository::document).toList();
        return StoreCalls.call(() -> {
            if (run.revision() == 0) {
                document.pendingEvents = pending;
                return CompareAndSet.insert(runs.mongoCollection(), document);
            }
            return CompareAndSet.update(
                    runs.mongoCollection(), document.id, run.revision(), document, OPTIONAL, pending);
        });
    }

    @Override
    public Saved renew(long fence, Instant until) {
        return StoreCalls.call(() -> runs.mongoCollection()
                                .updateOne(
                                        Filters.and(
                                                Filters.eq("_id", SyncRunDocument.ONLY),
                                                Filters.eq("fence", fence),
                                                Filters.eq("phase", "RUNNING")),
                                        Updates.set("leaseUntil", until))
                                .getMatchedCount()
                        == 1
                ? Saved.SAVED
                : Saved.LOST_RACE);
    }

    private static SyncRunDocument.EventDocument document(PendingEvent.OfSync pending) {
        SyncRunDocument.EventDocument document = new SyncRunDocument.EventDocument();
        document.eventId = pending.eventId();
        document.correlationId = pending.correlationId();
        document.syncId = pending.event().syncId().value();
        document.instanceId = pending.event().instanceId().value();
        document.state = pending.event().state();
        document.revision = pending.event().revision();
        document.occurredAt = pending.event().occurredAt();
        return document;
    }
}
