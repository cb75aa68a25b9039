package io.strongroom.config.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.config.application.port.in.KeepAuditLog.Query;
import io.strongroom.config.application.port.out.AuditLog;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Inserts, sets a status that was not there, and removes what is too old; no other write exists. Time is searched by the time in the ids. */
@ApplicationScoped
public class MongoAuditLog implements AuditLog {

    private final AuditCollection entries;

    MongoAuditLog(AuditCollection entries) {
        this.entries = entries;
    }

    @Override
    public boolean append(AuditEntry entry) {
        return Guarded.call(() -> {
            try {
                entries.persist(AuditDocument.from(entry));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean conclude(AuditId id, int status) {
        Bson unknown = Filters.and(Filters.eq("_id", id.text()), Filters.eq(AuditDocument.STATUS, null));
        return Guarded.call(() -> entries.mongoCollection()
                        .updateOne(unknown, Updates.set(AuditDocument.STATUS, status))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public Optional<AuditEntry> find(AuditId id) {
        return Guarded.call(() -> entries.findByIdOptional(id.text()).map(AuditDocument::toDomain));
    }

    @Override
    public List<AuditEntry> page(Query query) {
        return Guarded.call(() -> entries
                .mongoCollection()
                .find(filter(query))
                .sort(Sorts.descending("_id"))
                .skip(query.page() * query.size())
                .limit(query.size())
                .into(new ArrayList<>())
                .stream()
                .map(AuditDocument::toDomain)
                .toList());
    }

    @Override
    public long count(Query query) {
        return Guarded.call(() -> entries.mongoCollection().countDocuments(filter(query)));
    }

    @Override
    public long removeBefore(Instant time) {
        Bson older = Filters.lt("_id", AuditId.firstOf(time).text());
        return Guarded.call(() -> entries.mongoCollection().deleteMany(older).getDeletedCount());
    }

    private static Bson filter(Query query) {
        List<Bson> all = new ArrayList<>();
        query.from()
                .ifPresent(
                        from -> all.add(Filters.gte("_id", AuditId.firstOf(from).text())));
        query.to().ifPresent(to -> all.add(Filters.lt("_id", AuditId.firstOf(to).text())));
        query.user().ifPresent(user -> all.add(Filters.eq("user", user)));
        query.action().ifPresent(action -> all.add(Filters.eq("action", action)));
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }
}
