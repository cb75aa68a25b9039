package io.strongroom.config.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.config.application.port.out.TokenRepository;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import io.strongroom.config.domain.access.TokenId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document for each name; revoking removes it, and a token that has the name afterwards has another id. */
@ApplicationScoped
public class MongoTokenRepository implements TokenRepository {

    private final TokenCollection tokens;

    MongoTokenRepository(TokenCollection tokens) {
        this.tokens = tokens;
    }

    @Override
    public Addition add(AccessToken token) {
        return Guarded.call(() -> {
            try {
                tokens.persist(TokenDocument.from(token));
                return Addition.ADDED;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return Addition.NAME_TAKEN;
                }
                throw refused;
            }
        });
    }

    @Override
    public Optional<AccessToken> findByHash(TokenHash hash) {
        return Guarded.call(() -> Optional.ofNullable(tokens.mongoCollection()
                        .find(Filters.eq(TokenDocument.SHA256, hash.hex()))
                        .first())
                .map(TokenDocument::toDomain));
    }

    @Override
    public List<AccessToken> page(int page, int size) {
        return Guarded.call(() -> tokens
                .mongoCollection()
                .find()
                .sort(Sorts.ascending("_id"))
                .skip(page * size)
                .limit(size)
                .into(new ArrayList<>())
                .stream()
                .map(TokenDocument::toDomain)
                .toList());
    }

    @Override
    public long count() {
        return Guarded.call(() -> tokens.mongoCollection().countDocuments());
    }

    @Override
    public boolean remove(TokenId id) {
        return Guarded.call(() -> tokens.mongoCollection()
                        .deleteOne(Filters.eq(TokenDocument.TOKEN_ID, id.text()))
                        .getDeletedCount()
                == 1);
    }

    @Override
    public void noteUse(AccessToken token, Instant at) {
        Guarded.call(() -> tokens.mongoCollection()
                .updateOne(
                        Filters.and(
                                Filters.eq("_id", token.name().key()),
                                Filters.eq(TokenDocument.TOKEN_ID, token.id().text())),
                        Updates.max(TokenDocument.LAST_USED_AT, at)));
    }
}
