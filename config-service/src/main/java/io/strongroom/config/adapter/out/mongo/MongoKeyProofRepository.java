package io.strongroom.config.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.strongroom.config.application.port.out.KeyProofRepository;
import io.strongroom.config.domain.credential.SealedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** One document, inserted once; its id decides between two replicas that start at the same time. */
@ApplicationScoped
public class MongoKeyProofRepository implements KeyProofRepository {

    private final KeyProofCollection settings;

    MongoKeyProofRepository(KeyProofCollection settings) {
        this.settings = settings;
    }

    @Override
    public Optional<SealedToken> find() {
        return Guarded.call(() -> settings.findByIdOptional(KeyProofDocument.ID).map(KeyProofDocument::toDomain));
    }

    @Override
    public SealedToken keepFirst(SealedToken proof) {
        return Guarded.call(() -> {
            try {
                settings.persist(KeyProofDocument.from(proof));
                return proof;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return find().orElseThrow(() -> refused);
                }
                throw refused;
            }
        });
    }
}
