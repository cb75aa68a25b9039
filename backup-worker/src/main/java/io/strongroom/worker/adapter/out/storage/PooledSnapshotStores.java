package io.strongroom.worker.adapter.out.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.spi.dns.DnsException;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * One client for each customer's database in use. A client that failed is opened anew for the next call, with the
 * connection string asked for again: an administrator may have changed it. Clients are closed when nobody has used them for
 * a while, and never while somebody does.
 */
public final class PooledSnapshotStores implements SnapshotStores, AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;
    private static final int MOST_CONNECTIONS = 16;
    private static final int MOST_CLIENTS = 8;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final SnapshotStore managed;
    private final StorageDirectory directory;
    private final StoreAddresses addresses;
    private final Optional<SSLContext> tls;
    private final UnaryOperator<SnapshotStore> decoration;
    private final LongSupplier nanos;
    private final Map<StorageId, Client> clients = new LinkedHashMap<>();

    /**
     * @param developmentAddresses {@code host:port} that a storage may have although they are on this machine
     * @param authorities a PEM file with certificate authorities besides Java's own
     * @param decoration put around the store of each customer's database
     */
    public PooledSnapshotStores(
            SnapshotStore managed,
            StorageDirectory directory,
            Set<String> developmentAddresses,
            Optional<Path> authorities,
            UnaryOperator<SnapshotStore> decoration,
            LongSupplier nanos) {
        this.managed = managed;
        this.directory = directory;
        this.addresses = new StoreAddresses(developmentAddresses);
        this.tls = TrustedAuthorities.context(authorities);
        this.decoration = decoration;
        this.nanos = nanos;
    }

    @Override
    public Storage current() {
        return directory.current();
    }

    @Override
    public SnapshotStore of(StorageId id) {
        return id.equals(StorageId.MANAGED) ? managed : decoration.apply(new Routed(id));
    }

    /** Closes what nobody has used for a while. */
    public void closeUnused() {
        closeAll(removed(client -> nanos.getAsLong() - client.usedAt > IDLE.toNanos()));
    }

    /** How many databases are connected. */
    public synchronized int openClients() {
        return clients.size();
    }

    @Override
    public void close() {
        closeAll(removed(client -> true));
    }

    private Client take(StorageId id) {
        Optional<Client> known = known(id);
        if (known.isPresent()) {
            return known.get();
        }
        Client opened = open(id);
        Client kept = keep(id, opened);
        if (kept != opened) {
            opened.mongo.close();
        }
        closeAll(removedAboveLimit());
        return kept;
    }

    private synchronized Optional<Client> known(StorageId id) {
        Optional<Client> known = Optional.ofNullable(clients.get(id));
        known.ifPresent(client -> client.users++);
        return known;
    }

    private synchronized Client keep(StorageId id, Client opened) {
        Client kept = clients.computeIfAbsent(id, absent -> opened);
        kept.users++;
        return kept;
    }

    private void giveBack(StorageId id, Client client, boolean failed) {
        boolean unused;
        synchronized (this) {
            client.users--;
            client.usedAt = nanos.getAsLong();
            if (failed) {
                clients.remove(id, client);
                client.retired = true;
            }
            unused = client.retired && client.users == 0;
        }
        if (unused) {
            client.mongo.close();
        }
    }

    private synchronized List<Client> removed(java.util.function.Predicate<Client> which) {
        List<Client> unused = clients.values().stream()
                .filter(client -> client.users == 0)
                .filter(which)
                .toList();
        clients.values().removeAll(unused);
        return unused;
    }

    private synchronized List<Client> removedAboveLimit() {
        List<Client> surplus = new ArrayList<>();
        while (clients.size() > MOST_CLIENTS) {
            Optional<Client> oldest = clients.values().stream()
                    .filter(client -> client.users == 0)
                    .min(Comparator.comparingLong(client -> client.usedAt));
            if (oldest.isEmpty()) {
                break;
            }
            clients.values().remove(oldest.get());
            surplus.add(oldest.get());
        }
        return surplus;
    }

    private static void closeAll(List<Client> unused) {
        unused.forEach(client -> client.mongo.close());
    }

    private Client open(StorageId id) {
        StorageDirectory.Access access = directory
                .find(id)
                .orElseThrow(() -> new SnapshotStoreRejectedException("config-service does not know storage " + id));
        try {
            MongoClientSettings.Builder settings = MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(access.connectionString()))
                    .applicationName("strongroom")
                    .retryWrites(false)
                    .writeConcern(WriteConcern.MAJORITY)
                    .inetAddressResolver(addresses)
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .applyToConnectionPoolSettings(
                            pool -> pool.maxSize(MOST_CONNECTIONS).maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                            .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            tls.ifPresent(context -> settings.applyToSslSettings(ssl -> ssl.context(context)));
            MongoClient mongo = MongoClients.create(settings.build());
            return new Client(
                    mongo, new MongoSnapshotStore(mongo.getDatabase(access.databaseName())), nanos.getAsLong());
        } catch (IllegalArgumentException malformed) {
            // Without its cause, which may quote the string.
            throw new SnapshotStoreRejectedException("the connection string of storage " + id + " cannot be used");
        } catch (MongoException | DnsException unresolved) {
            throw new SnapshotStoreUnavailableException("the host of storage " + id + " cannot be found", unresolved);
        }
    }

    private static final class Client {
        private final MongoClient mongo;
        private final SnapshotStore store;
        private int users;
        private boolean retired;
        private long usedAt;

        private Client(MongoClient mongo, SnapshotStore store, long usedAt) {
            this.mongo = mongo;
            this.store = store;
            this.usedAt = usedAt;
        }
    }

    /** Finds its client anew for every call. */
    private final class Routed implements SnapshotStore {
        private final StorageId id;

        private Routed(StorageId id) {
            this.id = id;
        }

        @Override
        public void putIfAbsent(ChunkId chunk, byte[] bytes) {
            use(store -> {
                store.putIfAbsent(chunk, bytes);
                return chunk;
            });
        }

        @Override
        public Optional<byte[]> get(ChunkId chunk) {
            return use(store -> store.get(chunk));
        }

        @Override
        public Set<ChunkId> missing(Collection<ChunkId> chunks) {
            return use(store -> store.missing(chunks));
        }

        @Override
        public List<ChunkId> list(ChunkKind kind, String after, int limit) {
            return use(store -> store.list(kind, after, limit));
        }

        @Override
        public void delete(ChunkId chunk) {
            use(store -> {
                store.delete(chunk);
                return chunk;
            });
        }

        private <T> T use(Function<SnapshotStore, T> call) {
            Client client = take(id);
            boolean failed = false;
            try {
                return call.apply(client.store);
            } catch (SnapshotStoreRejectedException failure) {
                failed = true;
                throw failure;
            } catch (SnapshotStoreUnavailableException failure) {
                failed = failure.retryAfter().isEmpty();
                throw failure;
            } finally {
                giveBack(id, client, failed);
            }
        }
    }
}
