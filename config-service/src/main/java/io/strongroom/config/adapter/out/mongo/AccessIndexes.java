package io.strongroom.config.adapter.out.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.Indexes;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** For speed only: nothing is correct because of an index. A store that refuses them now gets them at the next start. */
@ApplicationScoped
class AccessIndexes {

    private static final Logger LOGGER = Logger.getLogger(AccessIndexes.class);

    private final TokenCollection tokens;
    private final AuditCollection audit;

    AccessIndexes(TokenCollection tokens, AuditCollection audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    void create(@Observes StartupEvent starting) {
        try {
            Guarded.call(() -> tokens.mongoCollection().createIndex(Indexes.ascending(TokenDocument.SHA256)));
            Guarded.call(() -> tokens.mongoCollection().createIndex(Indexes.ascending(TokenDocument.TOKEN_ID)));
            Guarded.call(() -> audit.mongoCollection()
                    .createIndex(Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("_id"))));
            Guarded.call(() -> audit.mongoCollection()
                    .createIndex(Indexes.compoundIndex(Indexes.ascending("action"), Indexes.descending("_id"))));
        } catch (StoreUnavailableException | MongoException refused) {
            LOGGER.warn("indexes could not be created; searches are slower until the next start", refused);
        }
    }
}
