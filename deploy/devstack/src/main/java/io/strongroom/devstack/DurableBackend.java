package io.strongroom.devstack;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * The server's own back end with two defects cured: it commits once a second, so that a killed process loses writes it
 * has acknowledged; and it answers with the live document, so that a concurrent change shows in somebody else's reply.
 * Here a write is committed before it is acknowledged, and commands run one after the other on copies. Collections are
 * {@link ScannedCollection}s.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> LOCK_FREE = Set.of("getmore", "ismaster", "hello", "ping");
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropdatabase",
            "dropindexes",
            "renamecollection");

    private final Object oneAtATime = new Object();

    DurableBackend(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
        if (LOCK_FREE.contains(command)) {
            return super.handleMessage(message);
        }
        synchronized (oneAtATime) {
            Document reply = CountCommand.of(message.getDocument())
                    .map(count -> count.answer(this))
                    .orElseGet(() -> super.handleMessage(message));
            if (WRITES.contains(command)) {
                commit();
            }
            return reply.cloneDeeply();
        }
    }

    /** The super class calls this while it is made. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new H2Database(databaseName, getMvStore(), getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                String fullName = getFullCollectionNamespace(name);
                return new ScannedCollection(
                        this,
                        name,
                        options,
                        getMvStore().openMap("databases." + fullName),
                        getMvStore().openMap("meta." + fullName),
                        getCursorRegistry());
            }
        };
    }
}
