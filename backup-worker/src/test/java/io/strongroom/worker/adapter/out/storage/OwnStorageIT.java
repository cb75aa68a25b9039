package io.strongroom.worker.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.backing.BackingServices;
import io.strongroom.backing.StoreProfile;
import io.strongroom.backing.StoreProxy;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer's database that goes away, changes its password or refuses. */
class OwnStorageIT {
    private static final StorageId OWN = new StorageId("00000000-0000-3000-8000-000000000001");
    private static final byte[] BYTES = {1, 2, 3};
    private static final ChunkId ID = ChunkId.of(ChunkKind.PACK, BYTES);
    private static final String PASSWORD = "hunter2-of-the-store";

    private static String storeUri = "";

    private final Directory directory = new Directory();
    private long nanos;
    private final PooledSnapshotStores stores = new PooledSnapshotStores(
            new InMemorySnapshotStore(),
            directory,
            Set.of("127.0.0.1:1"),
            Optional.empty(),
            UnaryOperator.identity(),
            () -> nanos);
    private StoreProxy proxy;

    @BeforeAll
    static void findTheStore() {
        storeUri = new BackingServices().start().get("quarkus.mongodb.connection-string");
    }

    @BeforeEach
    void startTheStore() {
        proxy = StoreProxy.inFrontOf(
                storeUri, StoreProxy.Settings.of(StoreProfile.DOCUMENTDB).withUser("backup", PASSWORD));
        directory.put(OWN, connection(PASSWORD));
    }

    @AfterEach
    void stopTheStore() {
        stores.close();
        proxy.close();
    }

    @Test
    void managedStorageIsNeverLookedUp() {
        stores.of(StorageId.MANAGED).putIfAbsent(ID, BYTES);

        assertThat(stores.of(StorageId.MANAGED).get(ID)).contains(BYTES);
        assertThat(directory.asked).isZero();
    }

    @Test
    void oneClientServesAllCallsUntilNobodyHasUsedItForLong() {
        SnapshotStore store = stores.of(OWN);
        store.putIfAbsent(ID, BYTES);
        store.get(ID);
        assertThat(directory.asked).isEqualTo(1);
        assertThat(stores.openClients()).isEqualTo(1);

        nanos += Duration.ofMinutes(5).toNanos();
        stores.closeUnused();
        assertThat(stores.openClients()).isEqualTo(1);
        nanos += Duration.ofMinutes(6).toNanos();
        stores.closeUnused();
        assertThat(stores.openClients()).isZero();

        assertThat(store.get(ID)).contains(BYTES);
    }

    @Test
    void noMoreThanEightClientsStayOpen() {
        for (int i = 0; i < 12; i++) {
            StorageId id = new StorageId("storage-" + i);
            directory.put(id, connection(PASSWORD));
            nanos++;
            stores.of(id).missing(Set.of(ID));
        }

        assertThat(stores.openClients()).isEqualTo(8);
    }

    @Test
    void aChangedPasswordIsAskedForAgain() {
        directory.put(OWN, connection("outdated"));
        SnapshotStore store = stores.of(OWN);
        assertThatThrownBy(() -> store.get(ID)).isInstanceOf(SnapshotStoreRejectedException.class);

        directory.put(OWN, connection(PASSWORD));

        store.putIfAbsent(ID, BYTES);
        assertThat(store.get(ID)).contains(BYTES);
    }

    @Test
    void aUserThatLostItsRightsIsRejectedAndAnswersNameNoSecret() {
        SnapshotStore store = stores.of(OWN);
        store.missing(Set.of(ID));
        proxy.refuseWrites(true);

        assertThatThrownBy(() -> store.putIfAbsent(ID, BYTES))
                .isInstanceOf(SnapshotStoreRejectedException.class)
                .satisfies(OwnStorageIT::namesNoSecret);
        directory.put(OWN, connection(PASSWORD + "-wrong"));
        assertThatThrownBy(() -> store.get(ID)).satisfies(OwnStorageIT::namesNoSecret);
        directory.put(OWN, connection("a/" + PASSWORD + "?x"));
        assertThatThrownBy(() -> store.get(ID)).satisfies(OwnStorageIT::namesNoSecret);
    }

    @Test
    void aStoreThatIsAwayIsUnavailable() {
        SnapshotStore store = stores.of(OWN);
        store.missing(Set.of(ID));
        proxy.close();

        assertThatThrownBy(() -> store.get(ID))
                .isInstanceOf(SnapshotStoreUnavailableException.class)
                .satisfies(OwnStorageIT::namesNoSecret);
    }

    @Test
    void aStorageThatNobodyKnowsIsRejected() {
        assertThatThrownBy(() -> stores.of(new StorageId("unknown")).get(ID))
                .isInstanceOf(SnapshotStoreRejectedException.class);
    }

    @Test
    void thisMachineIsForbiddenUnlessAllowed() {
        PooledSnapshotStores strict = new PooledSnapshotStores(
                new InMemorySnapshotStore(),
                directory,
                Set.of(),
                Optional.empty(),
                UnaryOperator.identity(),
                () -> nanos);
        directory.put(OWN, "mongodb://127.0.0.1:" + proxy.port() + "/?serverSelectionTimeoutMS=500");

        assertThatThrownBy(() -> strict.of(OWN).get(ID)).isInstanceOf(SnapshotStoreUnavailableException.class);
        assertThat(proxy.commands()).isEmpty();
        strict.close();
    }

    private String connection(String password) {
        return "mongodb://backup:" + password + "@" + proxy.address() + "/?retryWrites=true";
    }

    private static void namesNoSecret(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("hunter2");
    }

    private static final class Directory implements StorageDirectory {
        private final Map<StorageId, String> connections = new ConcurrentHashMap<>();
        private final String database = "own-" + UUID.randomUUID().toString().substring(0, 8);
        private int asked;

        private void put(StorageId id, String connection) {
            connections.put(id, connection);
        }

        @Override
        public Storage current() {
            return Storage.MANAGED;
        }

        @Override
        public Optional<Access> find(StorageId id) {
            asked++;
            return Optional.ofNullable(connections.get(id))
                    .map(connection -> new Access(new Storage(id, "DOCUMENTDB"), connection, database));
        }
    }
}
