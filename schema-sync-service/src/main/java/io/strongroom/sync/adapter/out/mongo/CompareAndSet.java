package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.sync.application.port.out.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;

/** Writes all fields of a document but its outbox, to which it only adds. */
final class CompareAndSet {
    private static final Set<String> NOT_SET = Set.of("_id", "pendingEvents");

    private CompareAndSet() {}

    static <T> Saved insert(MongoCollection<T> collection, T document) {
        try {
            collection.insertOne(document);
            return Saved.SAVED;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Saved.LOST_RACE;
            }
            throw e;
        }
    }

    /** {@code optional} are the fields that are removed when the document has none. */
    static <T> Saved update(
            MongoCollection<T> collection,
            String id,
            long storedRevision,
            T document,
            Set<String> optional,
            List<?> events) {
        BsonDocument fields = new BsonDocument();
        collection
                .getCodecRegistry()
                .get(collection.getDocumentClass())
                .encode(
                        new BsonDocumentWriter(fields),
                        document,
                        EncoderContext.builder().build());
        List<Bson> changes = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!NOT_SET.contains(name) && !value.isNull()) {
                changes.add(Updates.set(name, value));
            }
        });
        for (String name : optional) {
            if (!fields.containsKey(name) || fields.get(name).isNull()) {
                changes.add(Updates.unset(name));
            }
        }
        if (!events.isEmpty()) {
            changes.add(Updates.pushEach("pendingEvents", List.copyOf(events)));
        }
        long matched = collection
                .updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.eq("revision", storedRevision)),
                        Updates.combine(changes))
                .getMatchedCount();
        return matched == 1 ? Saved.SAVED : Saved.LOST_RACE;
    }
}
