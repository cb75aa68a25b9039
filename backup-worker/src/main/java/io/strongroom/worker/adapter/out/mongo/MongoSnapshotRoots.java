package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Roots in the collection {@code snapshots}, by {@code _id}. A removed root keeps its id, schema and HMAC and nothing else.
 * What is pinned is in the collection {@code pins}, by the {@code _id} of the one it is kept for.
 * Of one schema there are few enough roots that the query by schema needs no index; one on {@code schemaId} makes it quick.
 */
public final class MongoSnapshotRoots implements SnapshotRoots {
    private static final String SCHEMA_ID = "schemaId";
    static final String COLLECTION = "snapshots";
    private static final String PINS = "pins";
    private static final String ROOT = "root";
    private static final String STORAGE_ID = "storageId";
    private static final String REMOVED = "removed";

    private final MongoCollection<Document> snapshots;
    private final MongoCollection<Document> pins;

    public MongoSnapshotRoots(MongoDatabase database) {
        this.snapshots = database.getCollection(COLLECTION);
        this.pins = database.getCollection(PINS);
    }

    @Override
    public Commit insert(SnapshotRoot root, StorageId storage) {
        Document document = SnapshotRootDocument.from(root).append(STORAGE_ID, storage.value());
        return SnapshotCalls.insert("commit snapshot " + root.id(), snapshots, document)
                        == SnapshotCalls.Insertion.INSERTED
                ? Commit.COMMITTED
                : Commit.ALREADY_COMMITTED;
    }

    @Override
    public Optional<SnapshotRoot> find(SnapshotId id) {
        return SnapshotCalls.call(
                        "read snapshot " + id, () -> first(Filters.and(byId(id), Filters.exists(REMOVED, false))))
                .map(SnapshotRootDocument::toDomain);
    }

    @Override
    public StorageId storageOf(SnapshotId id) {
        return SnapshotCalls.call("read the storage of snapshot " + id, () -> first(byId(id)))
                .map(MongoSnapshotRoots::storageOf)
                .orElse(StorageId.MANAGED);
    }

    @Override
    public Optional<RootSeal> seal(SnapshotId id) {
        return SnapshotCalls.call("read the seal of snapshot " + id, () -> first(byId(id)))
                .map(SnapshotRootDocument::sealOf);
    }

    @Override
    public Optional<RootSeal> newestSeal(String schemaId) {
        return SnapshotCalls.call(
                        "read the newest seal",
                        () -> Optional.ofNullable(snapshots
                                .find(Filters.eq(SCHEMA_ID, schemaId))
                                .projection(Projections.include("hmac"))
                                .sort(Sorts.descending("_id"))
                                .first()))
                .map(SnapshotRootDocument::sealOf);
    }

    @Override
    public List<SnapshotRoot> list(String schemaId, int offset, int limit) {
        return SnapshotCalls.call("list snapshots", () -> StreamSupport.stream(
                        snapshots
                                .find(Filters.and(Filters.eq(SCHEMA_ID, schemaId), Filters.exists(REMOVED, false)))
                                .sort(Sorts.descending("_id"))
                                .skip(offset)
                                .limit(limit)
                                .spliterator(),
                        false)
                .map(SnapshotRootDocument::toDomain)
                .toList());
    }

    @Override
    public List<Stored> after(String after, int limit) {
        return SnapshotCalls.call("list all snapshots", () -> StreamSupport.stream(
                        snapshots
                                .find(Filters.and(Filters.gt("_id", after), Filters.exists(REMOVED, false)))
                                .sort(Sorts.ascending("_id"))
                                .limit(limit)
                                .spliterator(),
                        false)
                .map(document -> new Stored(SnapshotRootDocument.toDomain(document), storageOf(document)))
                .toList());
    }

    @Override
    public Set<StorageId> storages() {
        return SnapshotCalls.call(
                        "list storages",
                        () -> snapshots.distinct(STORAGE_ID, String.class).into(new HashSet<>()))
                .stream()
                .map(StorageId::new)
                .collect(Collectors.toSet());
    }

    private static StorageId storageOf(Document document) {
        return Optional.ofNullable(document.getString(STORAGE_ID))
                .map(StorageId::new)
                .orElse(StorageId.MANAGED);
    }

    @Override
    public void remove(SnapshotId id) {
        SnapshotCalls.call(
                "remove snapshot " + id,
                () -> snapshots.updateOne(
                        byId(id),
                        Updates.combine(
                                Updates.set(REMOVED, true),
                                Updates.unset("segments"),
                                Updates.unset("meta"),
                                Updates.unset("counts"),
                                Updates.unset("objectsByType"),
                                Updates.unset("warnings"),
                                Updates.unset("previous"))));
    }

    @Override
    public void pin(SnapshotId by, SnapshotRoot root) {
        Document pin = new Document("_id", by.value()).append(ROOT, SnapshotRootDocument.from(root));
        SnapshotCalls.call(
                "pin snapshot " + root.id(), () -> pins.replaceOne(byId(by), pin, new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<SnapshotRoot> pinnedBy(SnapshotId by) {
        return SnapshotCalls.call(
                        "read the pin of " + by,
                        () -> Optional.ofNullable(pins.find(byId(by)).first()))
                .map(MongoSnapshotRoots::pinnedRoot);
    }

    @Override
    public void unpin(SnapshotId by) {
        SnapshotCalls.call("release the pin of " + by, () -> pins.deleteOne(byId(by)));
    }

    @Override
    public Map<SnapshotId, SnapshotRoot> pinned() {
        return SnapshotCalls.call("list pins", () -> {
            Map<SnapshotId, SnapshotRoot> all = new HashMap<>();
            pins.find().forEach(pin -> all.put(new SnapshotId(pin.getString("_id")), pinnedRoot(pin)));
            return all;
        });
    }

    private static SnapshotRoot pinnedRoot(Document pin) {
        return SnapshotRootDocument.toDomain(pin.get(ROOT, Document.class));
    }

    private Optional<Document> first(Bson filter) {
        return Optional.ofNullable(snapshots.find(filter).first());
    }

    private static Bson byId(SnapshotId id) {
        return Filters.eq("_id", id.value());
    }
}
