package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.strongroom.scheduler.application.port.out.OccurrenceRepository;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

@ApplicationScoped
class MongoOccurrenceRepository implements OccurrenceRepository {
    private final OccurrenceCollection occurrences;

    MongoOccurrenceRepository(OccurrenceCollection occurrences) {
        this.occurrences = occurrences;
    }

    @Override
    public void add(Occurrence occurrence) {
        StoreCalls.call(() -> {
            try {
                return occurrences
                        .mongoCollection()
                        .insertOne(OccurrenceDocument.from(occurrence))
                        .wasAcknowledged();
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return true;
                }
                throw e;
            }
        });
    }

    @Override
    public Page list(SchemaId schemaId, int page, int size, boolean newestFirst) {
        // '@' is followed by a digit, and every digit comes before 'A'
        Bson ofSchema =
                Filters.and(Filters.gt("_id", schemaId.value() + "@"), Filters.lt("_id", schemaId.value() + "@A"));
        return StoreCalls.call(() -> {
            List<Occurrence> items = new ArrayList<>();
            occurrences
                    .mongoCollection()
                    .find(ofSchema)
                    .sort(newestFirst ? Sorts.descending("_id") : Sorts.ascending("_id"))
                    .skip(Math.multiplyExact(page, size))
                    .limit(size)
                    .forEach(document -> items.add(document.toDomain()));
            return new Page(items, occurrences.mongoCollection().countDocuments(ofSchema));
        });
    }

    @Override
    public void removeBefore(Instant end) {
        StoreCalls.call(() -> occurrences.mongoCollection().deleteMany(Filters.lt("at", end)));
    }
}
