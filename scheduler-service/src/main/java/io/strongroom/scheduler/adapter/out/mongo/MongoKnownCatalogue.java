package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class MongoKnownCatalogue implements KnownCatalogue {
    private final KnownSchemaCollection schemas;
    private final KnownInstanceCollection instances;

    MongoKnownCatalogue(KnownSchemaCollection schemas, KnownInstanceCollection instances) {
        this.schemas = schemas;
        this.instances = instances;
    }

    @Override
    public Optional<SchemaFacts> schema(SchemaId schemaId) {
        return StoreCalls.call(() -> schemas.findByIdOptional(schemaId.value())
                .filter(document -> document.listed)
                .map(KnownSchemaDocument::toDomain));
    }

    @Override
    public boolean isGone(InstanceId instanceId) {
        return StoreCalls.call(() -> instances
                .findByIdOptional(instanceId.value())
                .filter(document -> !document.present)
                .isPresent());
    }

    @Override
    public Noted note(SchemaFacts facts, boolean listed, long revision) {
        return note(
                schemas.mongoCollection(),
                facts.schemaId().value(),
                revision,
                KnownSchemaDocument.from(facts, listed, revision));
    }

    @Override
    public Noted note(InstanceId instanceId, boolean present, long revision) {
        KnownInstanceDocument document = new KnownInstanceDocument();
        document.instanceId = instanceId.value();
        document.schemaVersion = KnownInstanceDocument.SCHEMA_VERSION;
        document.revision = revision;
        document.present = present;
        return note(instances.mongoCollection(), instanceId.value(), revision, document);
    }

    /** Where a newer revision is stored nothing matches, and then the insert runs into its id. */
    private static <T> Noted note(MongoCollection<T> collection, String id, long revision, T document) {
        return StoreCalls.call(() -> {
            try {
                collection.replaceOne(
                        Filters.and(Filters.eq("_id", id), Filters.lte("revision", revision)),
                        document,
                        new ReplaceOptions().upsert(true));
                return Noted.TAKEN;
            } catch (MongoWriteException | MongoCommandException e) {
                if (isDuplicate(e)) {
                    return Noted.PASSED_OVER;
                }
                throw e;
            }
        });
    }

    private static boolean isDuplicate(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
