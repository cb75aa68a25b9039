package io.strongroom.config.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import io.strongroom.config.application.port.out.InstanceNameRepository;
import io.strongroom.config.domain.instance.NameClaim;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.bson.conversions.Bson;

/** One document for each name: its id lets one claim in, and what replaces or removes it has to name the claim wholly. */
@ApplicationScoped
public class MongoInstanceNameRepository implements InstanceNameRepository {

    private final InstanceNameCollection names;

    MongoInstanceNameRepository(InstanceNameCollection names) {
        this.names = names;
    }

    @Override
    public Optional<NameClaim> find(String nameKey) {
        return Guarded.call(() -> names.findByIdOptional(nameKey).map(InstanceNameDocument::toDomain));
    }

    @Override
    public boolean keepFirst(NameClaim claim) {
        return Guarded.call(() -> {
            try {
                names.persist(InstanceNameDocument.from(claim));
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
    public boolean replace(NameClaim held, NameClaim claim) {
        return Guarded.call(() -> names.mongoCollection()
                        .replaceOne(exactly(held), InstanceNameDocument.from(claim))
                        .getMatchedCount())
                == 1;
    }

    @Override
    public void release(NameClaim claim) {
        Guarded.call(() -> names.mongoCollection().deleteOne(exactly(claim)));
    }

    private static Bson exactly(NameClaim claim) {
        return Filters.and(
                Filters.eq("_id", claim.nameKey()),
                Filters.eq("instanceId", claim.instanceId().toString()),
                Filters.eq("revision", claim.revision()));
    }
}
