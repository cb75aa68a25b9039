package io.strongroom.devstack;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** The document store: MongoDB's wire protocol over one file on disk. */
final class EmbeddedStore {
    private static final int CACHE_MEGABYTES = 48;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    static EmbeddedStore start(Path folder, int port) {
        MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("store.mv").toString())
                .cacheSize(CACHE_MEGABYTES)
                .open();
        // Without these two the file keeps every old version and grows tenfold.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        MongoServer server = new MongoServer(new DurableBackend(store));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        server.bind(address);
        return new EmbeddedStore(server, server.getLocalAddress());
    }

    int port() {
        return address.getPort();
    }

    void stop() {
        server.shutdownNow();
    }
}
