package io.strongroom.config.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.conversions.Bson;
import org.jboss.logging.MDC;

/** Compares the stored revision with each write; the outbox of the document is only added to, never rewritten. */
@ApplicationScoped
public class MongoInstanceRepository implements InstanceRepository {

    private final InstanceCollection instances;

    MongoInstanceRepository(InstanceCollection instances) {
        this.instances = instances;
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return Guarded.call(() -> instances.findByIdOptional(id.toString()).map(InstanceDocument::toDomain));
    }

    @Override
    public List<Instance> findAll() {
        return Guarded.call(() ->
                instances.listAll().stream().map(InstanceDocument::toDomain).toList());
    }

    @Override
    public SaveOutcome save(Instance instance) {
        InstanceDocument document = InstanceDocument.from(instance, correlationId());
        boolean saved = Guarded.call(() -> instance.revision() == 1 ? inserted(document) : updated(document));
        return saved ? SaveOutcome.SAVED : SaveOutcome.CHANGED_MEANWHILE;
    }

    private boolean inserted(InstanceDocument document) {
        try {
            instances.persist(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private boolean updated(InstanceDocument document) {
        MongoCollection<InstanceDocument> collection = instances.mongoCollection();
        BsonDocument fields = BsonDocumentWrapper.asBsonDocument(document, collection.getCodecRegistry())
                .clone();
        fields.remove("_id");
        fields.remove(InstanceDocument.PENDING_EVENTS);

        List<Bson> updates = new ArrayList<>();
        fields.forEach((field, value) -> updates.add(Updates.set(field, value)));
        InstanceDocument.ONLY_WHILE_ACTIVE.stream()
                .filter(field -> !fields.containsKey(field))
                .forEach(field -> updates.add(Updates.unset(field)));
        if (document.pendingEvents != null && !document.pendingEvents.isEmpty()) {
            updates.add(Updates.pushEach(InstanceDocument.PENDING_EVENTS, document.pendingEvents));
        }
        Bson expected = Filters.and(Filters.eq("_id", document.id), Filters.eq("revision", document.revision - 1));
        return collection.updateOne(expected, Updates.combine(updates)).getMatchedCount() == 1;
    }

    private static String correlationId() {
        return MDC.get("correlationId") instanceof String id ? id : "";
    }
}
