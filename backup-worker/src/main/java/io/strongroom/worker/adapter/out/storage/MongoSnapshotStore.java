package io.strongroom.worker.adapter.out.storage;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * One document for each chunk, {@code {_id: "<kind>/<hash>", bytes}}, in the collection {@code chunks}. Only {@code _id} is
 * searched and nothing is ever updated, so every server that speaks the protocol will do, without retryable writes too: an
 * insert that is repeated meets its own document.
 */
public final class MongoSnapshotStore implements SnapshotStore {
    private static final int DUPLICATE_KEY = 11000;
    /** Unauthorized, AuthenticationFailed, OutOfDiskSpace, not writable by rule, BSONObjectTooLarge. */
    private static final Set<Integer> REJECTED = Set.of(13, 18, 14031, 10334, 17280, 121);

    /** What Azure Cosmos DB says to those that ask for more than was paid for, and for how long to wait. */
    private static final int RATE_TOO_LARGE = 16500;

    private static final Pattern RETRY_AFTER = Pattern.compile("RetryAfterMs=(\\d{1,6})");
    private static final Duration UNTOLD_WAIT = Duration.ofMillis(100);

    private final MongoCollection<Document> chunks;

    public MongoSnapshotStore(MongoDatabase database) {
        this.chunks = database.getCollection("chunks");
    }

    @Override
    public void putIfAbsent(ChunkId id, byte[] bytes) {
        if (bytes.length > Limits.CHUNK_BYTES) {
            throw new SnapshotStoreRejectedException(
                    id + " has " + bytes.length + " bytes, more than a chunk may have");
        }
        call("write", id.path(), () -> {
            try {
                return chunks.insertOne(new Document("_id", id.path()).append("bytes", new Binary(bytes)));
            } catch (MongoWriteException e) {
                if (e.getError().getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                return e;
            }
        });
    }

    @Override
    public Optional<byte[]> get(ChunkId id) {
        return call("read", id.path(), () -> Optional.ofNullable(
                        chunks.find(Filters.eq("_id", id.path())).first())
                .map(document -> document.get("bytes", Binary.class).getData()));
    }

    @Override
    public Set<ChunkId> missing(Collection<ChunkId> ids) {
        Set<ChunkId> missing = new HashSet<>(ids);
        List<String> paths = ids.stream().map(ChunkId::path).toList();
        call("look for", paths.size() + " chunks", () -> {
            chunks.find(Filters.in("_id", paths))
                    .projection(Projections.include("_id"))
                    .forEach(document -> missing.remove(ChunkId.parse(document.getString("_id"))));
            return missing;
        });
        return missing;
    }

    @Override
    public List<ChunkId> list(ChunkKind kind, String after, int limit) {
        String folder = kind.folder() + '/';
        return call("list", folder, () -> {
            List<ChunkId> found = new ArrayList<>();
            chunks.find(Filters.and(Filters.gt("_id", folder + after), Filters.lt("_id", folder + '~')))
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("_id"))
                    .limit(limit)
                    .forEach(document -> found.add(ChunkId.parse(document.getString("_id"))));
            return found;
        });
    }

    @Override
    public void delete(ChunkId id) {
        call("delete", id.path(), () -> chunks.deleteOne(Filters.eq("_id", id.path())));
    }

    private static <T> T call(String action, String what, Supplier<T> command) {
        try {
            return command.get();
        } catch (MongoException e) {
            throw failure("cannot " + action + " " + what, e);
        }
    }

    private static RuntimeException failure(String message, MongoException e) {
        if (isThrottled(e)) {
            Matcher told = RETRY_AFTER.matcher(String.valueOf(e.getMessage()));
            Duration wait = told.find() ? Duration.ofMillis(Long.parseLong(told.group(1))) : UNTOLD_WAIT;
            return new SnapshotStoreUnavailableException(message + ": the store is asked too much", e, wait);
        }
        return e instanceof MongoSecurityException || REJECTED.contains(e.getCode())
                ? new SnapshotStoreRejectedException(message, e)
                : new SnapshotStoreUnavailableException(message, e);
    }

    private static boolean isThrottled(MongoException e) {
        return e.getCode() == RATE_TOO_LARGE
                || (e instanceof MongoWriteException write && write.getError().getCode() == RATE_TOO_LARGE);
    }
}
