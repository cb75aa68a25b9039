package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.KeyRings;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/** The one document {@code {_id: "keyring"}} of the collection {@code keyrings}. */
public final class MongoKeyRings implements KeyRings {
    private static final String ID = "keyring";
    private static final int SCHEMA_VERSION = 1;

    private final MongoCollection<Document> rings;

    public MongoKeyRings(MongoDatabase database) {
        this.rings = database.getCollection("keyrings");
    }

    @Override
    public Optional<KeyRing> find() {
        return SnapshotCalls.call("read the key ring", () -> Optional.ofNullable(
                        rings.find(Filters.eq("_id", ID)).first())
                .map(MongoKeyRings::toDomain));
    }

    @Override
    public KeyRing insertIfAbsent(KeyRing ring) {
        return SnapshotCalls.insert("write the key ring", rings, from(ring)) == SnapshotCalls.Insertion.INSERTED
                ? ring
                : find().orElse(ring);
    }

    @Override
    public Replacement replace(KeyRing ring) {
        long replaced = SnapshotCalls.call("replace the key ring", () -> rings.replaceOne(
                        Filters.and(Filters.eq("_id", ID), Filters.eq("revision", ring.revision() - 1)), from(ring))
                .getMatchedCount());
        return replaced == 1 ? Replacement.REPLACED : Replacement.LOST_RACE;
    }

    private static Document from(KeyRing ring) {
        Document keys = new Document();
        ring.wrappedDataKeys().forEach((epoch, key) -> keys.append(Integer.toString(epoch), key));
        return new Document("_id", ID)
                .append("schemaVersion", SCHEMA_VERSION)
                .append("tenant", ring.tenant())
                .append("revision", ring.revision())
                .append("hashKey", ring.wrappedHashKey())
                .append("dataKeys", keys);
    }

    private static KeyRing toDomain(Document document) {
        SortedMap<Integer, String> keys = new TreeMap<>();
        for (Map.Entry<String, Object> key :
                document.get("dataKeys", Document.class).entrySet()) {
            keys.put(Integer.valueOf(key.getKey()), (String) key.getValue());
        }
        return new KeyRing(
                document.getString("tenant"), document.getLong("revision"), document.getString("hashKey"), keys);
    }
}
