package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.MaintenanceLedger;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** One document {@code {_id: task, …}} a task, changed by compare-and-set on {@code version}. */
public final class MongoMaintenanceLedger implements MaintenanceLedger {
    private static final int SCHEMA_VERSION = 1;
    private static final int MOST_ATTEMPTS = 100;
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String RUNNING_SINCE = "runningSince";
    private static final String LAST = "last";

    private final MongoCollection<Document> tasks;
    private final StoreClock clock;

    public MongoMaintenanceLedger(MongoDatabase database, StoreClock clock) {
        this.tasks = database.getCollection("maintenance");
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public Maintenance find(MaintenanceTask task) {
        return StoreCalls.call(() -> Optional.ofNullable(
                        tasks.find(Filters.eq(ID, task.word())).first()))
                .map(document -> toDomain(task, document))
                .orElseGet(() -> Maintenance.idle(task));
    }

    @Override
    public Maintenance change(MaintenanceTask task, UnaryOperator<Maintenance> change) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Maintenance before = find(task);
            Maintenance after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            Document next = from(after).append(VERSION, before.version() + 1);
            boolean won = before.version() == 0
                    ? StoreCalls.insert(() -> tasks.insertOne(next))
                    : StoreCalls.call(() -> tasks.replaceOne(
                                            Filters.and(
                                                    Filters.eq(ID, task.word()), Filters.eq(VERSION, before.version())),
                                            next)
                                    .getMatchedCount()
                            == 1);
            if (won) {
                return toDomain(task, next);
            }
        }
        throw new LedgerUnavailableException(new IllegalStateException(
                "maintenance " + task + " was changed by others " + MOST_ATTEMPTS + " times in a row"));
    }

    private static Document from(Maintenance maintenance) {
        Document document = new Document(ID, maintenance.task().word())
                .append("schemaVersion", SCHEMA_VERSION)
                .append("leaseOwner", maintenance.lease().owner())
                .append("leaseFence", maintenance.lease().fence())
                .append("leaseUntil", Date.from(maintenance.lease().until()))
                .append("requested", maintenance.requested())
                .append("stopRequested", maintenance.stopRequested())
                .append("done", maintenance.done())
                .append("total", maintenance.total())
                .append("nextAt", Date.from(maintenance.nextAt()));
        maintenance.runningSince().ifPresent(since -> document.append(RUNNING_SINCE, Date.from(since)));
        maintenance.last().ifPresent(last -> document.append(LAST, from(last)));
        return document;
    }

    private static Document from(Maintenance.LastRun last) {
        return new Document("startedAt", Date.from(last.startedAt()))
                .append("endedAt", Date.from(last.endedAt()))
                .append("outcome", last.outcome().name())
                .append("counts", new Document(new TreeMap<String, Object>(last.counts())))
                .append("detail", last.detail());
    }

    private static Maintenance toDomain(MaintenanceTask task, Document document) {
        return new Maintenance(
                task,
                new Lease(
                        document.getString("leaseOwner"),
                        document.getLong("leaseFence"),
                        document.getDate("leaseUntil").toInstant()),
                document.getBoolean("requested"),
                document.getBoolean("stopRequested"),
                Optional.ofNullable(document.getDate(RUNNING_SINCE)).map(Date::toInstant),
                document.getLong("done"),
                document.getLong("total"),
                document.getDate("nextAt").toInstant(),
                Optional.ofNullable(document.get(LAST, Document.class)).map(MongoMaintenanceLedger::lastRun),
                document.getLong(VERSION));
    }

    private static Maintenance.LastRun lastRun(Document document) {
        Map<String, Long> counts = new TreeMap<>();
        document.get("counts", Document.class).forEach((what, count) -> counts.put(what, (Long) count));
        return new Maintenance.LastRun(
                document.getDate("startedAt").toInstant(),
                document.getDate("endedAt").toInstant(),
                Maintenance.Outcome.valueOf(document.getString("outcome")),
                counts,
                document.getString("detail"));
    }
}
