package io.strongroom.devstack;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/**
 * The server has no indexes but unique ones: every other query reads the whole collection, and takes query and order
 * apart anew for each document. Here that happens once for each query, which makes such a query many times as fast.
 */
final class ScannedCollection extends H2Collection {
    private static final Document EVERYTHING = new Document();

    private final MVMap<Object, Document> data;

    @Nullable
    private Matches lastPage;

    ScannedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
        this.data = data;
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
        if (order.isEmpty()) {
            return super.matchDocumentsFromStream(matching, EVERYTHING, orderBy, skip, limit, batchSize, fields);
        }
        LongAdder matches = new LongAdder();
        QueryResult page = super.matchDocumentsFromStream(
                order.get().first(limit == 0 ? 0 : skip + limit, matching.peek(document -> matches.increment())),
                EVERYTHING,
                null,
                skip,
                limit,
                batchSize,
                fields);
        lastPage = new Matches(data.getRootPage(), encoded(query), matches.intValue());
        return page;
    }

    /**
     * Whole documents are counted: what they are made of need not be copied for that. An ordered page has met all that
     * match its query, so that their number, which is asked for next, is known until something is written.
     */
    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty() || skip > 0 || limit > 0) {
            return super.count(query, skip, limit);
        }
        return lastPage != null
                        && lastPage.root() == data.getRootPage()
                        && lastPage.query().equals(encoded(query))
                ? lastPage.count()
                : queryDocuments(query, null, 0, 0, 0, null).collectDocuments().size();
    }

    /** Queries with expressions are not equal to each other, their bytes are. */
    private static ByteBuf encoded(Document query) {
        ByteBuf bytes = Unpooled.buffer();
        BsonEncoder.encodeDocument(query, bytes);
        return bytes;
    }

    /** {@code root} is another one after each write. */
    private record Matches(Page<Object, Document> root, ByteBuf query, int count) {}
}
