package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.Keeping;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document {@code {_id: backupId, held?: {reason?, since}, deleting?: true}} of each backup that there is something to say of. */
public final class MongoKeepingRecords implements KeepingRecords {
    private static final int SCHEMA_VERSION = 1;
    private static final String ID = "_id";
    private static final String HELD = "held";
    private static final String DELETING = "deleting";

    private final MongoCollection<Document> records;

    public MongoKeepingRecords(MongoDatabase database) {
        this.records = database.getCollection("keeping");
    }

    @Override
    public Keeping find(BackupId id) {
        return StoreCalls.call(() -> Optional.ofNullable(records.find(byId(id)).first()))
                .map(MongoKeepingRecords::toDomain)
                .orElseGet(Keeping::unmarked);
    }

    @Override
    public Map<BackupId, Keeping> find(Collection<BackupId> ids) {
        Map<BackupId, Keeping> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Bson any = Filters.in(ID, ids.stream().map(BackupId::value).toList());
            StoreCalls.run(() -> records.find(any)
                    .forEach(document -> found.put(new BackupId(document.getString(ID)), toDomain(document))));
        }
        return found;
    }

    @Override
    public boolean hold(BackupId id, Keeping.Held held) {
        Document part = new Document("since", Date.from(held.since()));
        held.reason().ifPresent(reason -> part.append("reason", reason));
        return mark(id, HELD, part, DELETING);
    }

    @Override
    public void release(BackupId id) {
        StoreCalls.run(() -> records.updateOne(byId(id), Updates.unset(HELD)));
    }

    @Override
    public boolean markDeleting(BackupId id) {
        return mark(id, DELETING, true, HELD);
    }

    /** One write decides: the mark is set in a document that has not the other one, or in a new one. */
    private boolean mark(BackupId id, String mark, Object value, String other) {
        if (update(id, mark, value, other)) {
            return true;
        }
        Document fresh = new Document(ID, id.value())
                .append("schemaVersion", SCHEMA_VERSION)
                .append(mark, value);
        return StoreCalls.insert(() -> records.insertOne(fresh)) || update(id, mark, value, other);
    }

    private boolean update(BackupId id, String mark, Object value, String other) {
        return StoreCalls.call(
                () -> records.updateOne(Filters.and(byId(id), Filters.exists(other, false)), Updates.set(mark, value))
                                .getMatchedCount()
                        == 1);
    }

    @Override
    public void forget(BackupId id) {
        StoreCalls.run(() -> records.deleteOne(byId(id)));
    }

    private static Bson byId(BackupId id) {
        return Filters.eq(ID, id.value());
    }

    private static Keeping toDomain(Document document) {
        return new Keeping(Optional.ofNullable(document.get(HELD, Document.class))
                .map(held -> new Keeping.Held(
                        Optional.ofNullable(held.getString("reason")),
                        held.getDate("since").toInstant())));
    }
}
