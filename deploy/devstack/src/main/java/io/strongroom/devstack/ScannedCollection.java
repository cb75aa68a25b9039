package io.strongroom.devstack;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The server has no indexes but unique ones: every other query reads the whole collection, and takes query and order
 * apart anew for each document. Here that happens once for each query, which makes such a query many times as fast.
 */
final class ScannedCollection extends H2Collection {
    private static final Document EVERYTHING = new Document();

    ScannedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Stream<Document> documents,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        Stream<Document> matching = documents.filter(Condition.of(query, this::documentMatchesQuery));
        Optional<SortOrder> order = Optional.ofNullable(orderBy).flatMap(SortOrder::of);
        return order.isPresent()
                ? super.matchDocumentsFromStream(
                        order.get().first(limit == 0 ? 0 : skip + limit, matching),
                        EVERYTHING,
                        null,
                        skip,
                        limit,
                        batchSize,
                        fields)
                : super.matchDocumentsFromStream(matching, EVERYTHING, orderBy, skip, limit, batchSize, fields);
    }

    /** Whole documents are counted: what they are made of need not be copied for that. */
    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        return query == null || query.isEmpty() || skip > 0 || limit > 0
                ? super.count(query, skip, limit)
                : queryDocuments(query, null, 0, 0, 0, null).collectDocuments().size();
    }
}
