package io.strongroom.worker.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.StoreProfile;
import io.strongroom.backing.StoreProxy;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreContract;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The promises of a snapshot store, through all that stands before a customer's database, against one that refuses. */
abstract class ProfiledSnapshotStoreContract extends SnapshotStoreContract {
    private static final StorageId OWN = new StorageId("00000000-0000-3000-8000-000000000001");

    private final StoreProfile profile;
    private final StoreProxy proxy;
    private final PooledSnapshotStores stores;
    private final String database = "own-" + UUID.randomUUID().toString().substring(0, 8);

    protected ProfiledSnapshotStoreContract(StoreProfile profile) {
        this.profile = profile;
        this.proxy = StoreProxy.inFrontOf(
                new BackingServices().start().get("quarkus.mongodb.connection-string"),
                StoreProxy.Settings.of(profile).withUser("backup", "hunter2"));
        this.stores = new PooledSnapshotStores(
                new InMemorySnapshotStore(),
                new StorageDirectory() {
                    @Override
                    public Storage current() {
                        return new Storage(OWN, profile.name());
                    }

                    @Override
                    public Optional<Access> find(StorageId id) {
                        return Optional.of(new Access(
                                current(),
                                "mongodb://backup:hunter2@" + proxy.address() + "/?retryWrites=true",
                                database));
                    }
                },
                Set.of("127.0.0.1:1"),
                Optional.empty(),
                store -> new RetryingSnapshotStore(
                        new MeteredSnapshotStore(store, new SimpleMeterRegistry(), "own"),
                        new RetryingSnapshotStore.Policy(Duration.ofSeconds(20), Duration.ofMillis(100)),
                        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                        System::nanoTime),
                System::nanoTime);
    }

    @Override
    protected SnapshotStore store() {
        return stores.of(OWN);
    }

    @AfterEach
    void close() {
        stores.close();
        proxy.close();
    }

    @Test
    void theLargestChunksArriveWhateverIsRefused() {
        for (int i = 0; i < 12; i++) {
            byte[] bytes = new byte[Limits.CHUNK_BYTES];
            bytes[0] = (byte) i;
            ChunkId id = ChunkId.of(ChunkKind.PACK, bytes);
            store().putIfAbsent(id, bytes);
            assertThat(store().get(id)).contains(bytes);
        }

        if (profile == StoreProfile.COSMOSDB) {
            assertThat(proxy.refusals())
                    .as("throttled calls that were repeated")
                    .isGreaterThanOrEqualTo(8);
        } else {
            assertThat(proxy.refusals()).isZero();
        }
    }
}
