package io.strongroom.worker.application.service;

import static io.strongroom.worker.application.snapshot.Vault.aTenantKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TenantKey;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.application.port.in.RotateSnapshotKey.Outcome;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.out.InMemoryKeyRings;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.InMemorySnapshotStore;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.WrongKeyException;
import io.strongroom.worker.application.snapshot.SealedChunks;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.application.snapshot.SnapshotReader;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RotateSnapshotKeyServiceTest {
    private final InMemoryKeyRings rings = new InMemoryKeyRings();
    private final InMemorySnapshotStore store = new InMemorySnapshotStore();
    private final InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
    private List<TenantKey> configured = List.of(aTenantKey(1));

    @Test
    void withTheSameKeyThereIsNothingToDo() {
        TinkSnapshotKeys keys = open();

        assertThat(new RotateSnapshotKeyService(rings, keys).rotate())
                .isEqualTo(new Outcome(true, false, Optional.empty()));
        assertThat(keys.currentEpoch()).isEqualTo(1);
    }

    @Test
    void snapshotsBeforeDuringAndAfterARotationAreReadableWithoutTheOldKey() {
        TinkSnapshotKeys running = open();
        SnapshotId before = snapshot(running, 1, 1);
        List<ChunkId> halfPacked = Vault.pack(chunks(running), objects(2), 10);

        configured = List.of(aTenantKey(2), aTenantKey(1));
        Outcome outcome = new RotateSnapshotKeyService(rings, running).rotate();
        SnapshotId during = commit(running, 2, halfPacked);
        SnapshotId after = snapshot(running, 3, 3);

        assertThat(outcome).isEqualTo(new Outcome(true, true, Optional.empty()));
        assertThat(running.currentEpoch()).isEqualTo(2);
        configured = List.of(aTenantKey(2));
        TinkSnapshotKeys restarted = open();
        for (SnapshotId id : List.of(before, during, after)) {
            assertThat(verify(restarted, id)).isTrue();
            assertThat(verify(running, id)).isTrue();
        }
    }

    @Test
    void aWorkerThatDidNotHearOfTheRotationReadsAndWritesOn() {
        TinkSnapshotKeys one = open();
        TinkSnapshotKeys other = open();
        configured = List.of(aTenantKey(2), aTenantKey(1));
        new RotateSnapshotKeyService(rings, one).rotate();

        SnapshotId byTheRotated = snapshot(one, 1, 1);
        SnapshotId byTheOther = snapshot(other, 2, 2);

        assertThat(verify(other, byTheRotated)).isTrue();
        assertThat(verify(one, byTheOther)).isTrue();
    }

    @Test
    void removingTheOldKeyTooEarlyIsReportedAndLosesNothing() {
        TinkSnapshotKeys running = open();
        SnapshotId id = snapshot(running, 1, 1);
        configured = List.of(aTenantKey(2));

        Outcome outcome = new RotateSnapshotKeyService(rings, running).rotate();

        assertThat(outcome.refusal()).isPresent();
        assertThat(verify(running, id)).isTrue();
        assertThatThrownBy(this::open).isInstanceOf(WrongKeyException.class).hasMessageContaining("put the key");
        configured = List.of(aTenantKey(2), aTenantKey(1));
        assertThat(new RotateSnapshotKeyService(rings, running).rotate().rewrapped())
                .isTrue();
    }

    @Test
    void ofTwoWorkersThatRotateAtOnceOneWinsAndBothAgree() {
        TinkSnapshotKeys one = open();
        TinkSnapshotKeys other = open();
        configured = List.of(aTenantKey(2), aTenantKey(1));
        AtomicBoolean interfered = new AtomicBoolean();
        KeyRings contested = overtaken(() -> {
            if (interfered.compareAndSet(false, true)) {
                new RotateSnapshotKeyService(rings, other).rotate();
            }
        });

        assertThat(new RotateSnapshotKeyService(contested, one).rotate())
                .isEqualTo(new Outcome(false, false, Optional.empty()));
        assertThat(new RotateSnapshotKeyService(contested, one).rotate())
                .isEqualTo(new Outcome(true, false, Optional.empty()));
        assertThat(one.currentEpoch()).isEqualTo(other.currentEpoch()).isEqualTo(2);
    }

    @Test
    void aRingThatDoesNotReadBackIsReplacedByTheFormerOne() {
        TinkSnapshotKeys running = open();
        KeyRing before = rings.find().orElseThrow();
        KeyRing foreign = foreignRing();
        configured = List.of(aTenantKey(2), aTenantKey(1));
        AtomicBoolean first = new AtomicBoolean(true);
        KeyRings corrupting = new KeyRings() {
            @Override
            public Optional<KeyRing> find() {
                return rings.find();
            }

            @Override
            public KeyRing insertIfAbsent(KeyRing ring) {
                return rings.insertIfAbsent(ring);
            }

            @Override
            public Replacement replace(KeyRing ring) {
                return rings.replace(
                        first.getAndSet(false)
                                ? new KeyRing(
                                        ring.tenant(),
                                        ring.revision(),
                                        foreign.wrappedHashKey(),
                                        foreign.wrappedDataKeys())
                                : ring);
            }
        };

        assertThat(new RotateSnapshotKeyService(corrupting, running).rotate().refusal())
                .isPresent();

        assertThat(rings.find().orElseThrow().wrappedDataKeys()).isEqualTo(before.wrappedDataKeys());
        assertThat(new RotateSnapshotKeyService(corrupting, running).rotate().rewrapped())
                .isTrue();
    }

    private KeyRings overtaken(Runnable beforeReplacing) {
        return new KeyRings() {
            @Override
            public Optional<KeyRing> find() {
                return rings.find();
            }

            @Override
            public KeyRing insertIfAbsent(KeyRing ring) {
                return rings.insertIfAbsent(ring);
            }

            @Override
            public Replacement replace(KeyRing ring) {
                beforeReplacing.run();
                return rings.replace(ring);
            }
        };
    }

    private static KeyRing foreignRing() {
        InMemoryKeyRings elsewhere = new InMemoryKeyRings();
        TinkSnapshotKeys.open(aTenantKey(9), elsewhere, () -> "elsewhere");
        return elsewhere.find().orElseThrow();
    }

    private TinkSnapshotKeys open() {
        return TinkSnapshotKeys.open(() -> configured, rings, () -> "tenant");
    }

    private SealedChunks chunks(SnapshotKeys keys) {
        return new SealedChunks(store, keys, new ZstdFrameCompression());
    }

    private SnapshotId snapshot(SnapshotKeys keys, int number, int seed) {
        return commit(keys, number, Vault.pack(chunks(keys), objects(seed), 10));
    }

    private SnapshotId commit(SnapshotKeys keys, int number, List<ChunkId> runs) {
        SnapshotId id = new SnapshotId("01JABCDEFGHJKMNPQRSTV0000" + number);
        Vault.commit(new SnapshotAssembler(chunks(keys), roots), id, runs, Optional.empty());
        return id;
    }

    private boolean verify(SnapshotKeys keys, SnapshotId id) {
        return new VerifySnapshotService(new SnapshotReader(chunks(keys), roots))
                .verify(new VerifySnapshot.Command(id))
                .ok();
    }

    private static List<StoredObject> objects(int seed) {
        return SnapshotFixtures.anyObjects(new Random(seed), 50);
    }
}
