package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import io.strongroom.worker.application.port.out.CondemnedChunks;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document {@code {_id: "<storage>/<kind>/<hash>", at}} for each condemned chunk. */
public final class MongoCondemnedChunks implements CondemnedChunks {
    private static final int DUPLICATE_KEY = 11000;
    private static final String ID = "_id";
    private static final String AT = "at";

    private final MongoCollection<Document> condemned;

    public MongoCondemnedChunks(MongoDatabase database) {
        this.condemned = database.getCollection("condemned");
    }

    @Override
    public Map<ChunkId, Instant> between(StorageId storage, ChunkKind kind, String after, String upTo) {
        String folder = storage.value() + '/' + kind.folder() + '/';
        Bson range = Filters.and(Filters.gt(ID, folder + after), Filters.lte(ID, folder + upTo));
        Map<ChunkId, Instant> found = new HashMap<>();
        StoreCalls.run(() -> condemned
                .find(range)
                .forEach(document -> found.put(
                        new ChunkId(kind, document.getString(ID).substring(folder.length())),
                        document.getDate(AT).toInstant())));
        return found;
    }

    @Override
    public void condemn(StorageId storage, Collection<ChunkId> chunks, Instant at) {
        if (chunks.isEmpty()) {
            return;
        }
        List<Document> documents = chunks.stream()
                .map(chunk -> new Document(ID, id(storage, chunk)).append(AT, Date.from(at)))
                .toList();
        StoreCalls.run(() -> {
            try {
                condemned.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                    throw e;
                }
            }
        });
    }

    @Override
    public void acquit(StorageId storage, Collection<ChunkId> chunks) {
        if (!chunks.isEmpty()) {
            List<String> ids = chunks.stream().map(chunk -> id(storage, chunk)).toList();
            StoreCalls.run(() -> condemned.deleteMany(Filters.in(ID, ids)));
        }
    }

    private static String id(StorageId storage, ChunkId chunk) {
        return storage.value() + '/' + chunk.path();
    }
}
