package io.strongroom.worker.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.UnsupportedFormatException;
import io.strongroom.worker.domain.snapshot.VersionHash;
import io.strongroom.worker.domain.snapshot.format.ByteWriter;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import io.strongroom.worker.domain.snapshot.format.PackLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What somebody who may write to the store, but has no key, can try; the hashes of the chunks are made to fit. */
class TamperTest {
    private final Vault vault = new Vault();

    @Test
    void framesThatChangedPlacesDoNotAuthenticate() {
        ChunkId pack = packOfThreeFrames();
        byte[] stored = vault.chunkStore.chunks.get(pack);
        PackLayout layout = PackLayout.parse(stored);
        PackLayout.Builder swapped = new PackLayout.Builder(PackLayout.OBJECTS, layout.keyEpoch());
        for (int frame : new int[] {1, 0, 2}) {
            PackLayout.Frame from = layout.frame(frame);
            swapped.add(
                    Arrays.copyOfRange(stored, from.offset(), from.offset() + from.storedLength()),
                    from.rawLength(),
                    from.objects());
        }

        OpenPack opened = new OpenPack(vault.sealed, vault.sealed.store(ChunkKind.PACK, swapped.finish()));

        assertUnreadable(opened, 0);
        assertUnreadable(opened, 1);
        assertThat(opened.slot(entry(opened, 2, 0)).objectId()).isEqualTo(129);
    }

    @Test
    void aPackOfAnotherTenantDoesNotAuthenticate() {
        Vault other = new Vault("tenant-b");
        ChunkId foreign =
                other.pack(List.of(SnapshotFixtures.anObject(1, 1)), 10).get(0);
        ChunkId pack = other.chunkStore.list(ChunkKind.PACK, "", 1).get(0);
        other.chunkStore.chunks.forEach(vault.chunkStore::putIfAbsent);

        assertUnreadable(new OpenPack(vault.sealed, pack), 0);
        assertThatThrownBy(() -> vault.sealed.readDocument(foreign))
                .isInstanceOfSatisfying(CorruptSnapshotException.class, e -> assertThat(e.damage())
                        .isEqualTo(Damage.UNREADABLE));
    }

    @Test
    void oneTenantsFrameUnderTheSameKeyDoesNotOpenForAnother() {
        byte[] plain = {1, 2, 3};
        byte[] sealed = vault.sealed.sealFrame(FrameKind.META, 1, 0, plain, 3);

        assertThat(vault.sealed.openFrame(FrameKind.META, 1, 0, 3, sealed)).isEqualTo(plain);
        assertThatThrownBy(() -> vault.sealed.openFrame(FrameKind.RUN, 1, 0, 3, sealed))
                .isInstanceOf(CorruptSnapshotException.class);
        assertThatThrownBy(() -> vault.sealed.openFrame(FrameKind.META, 1, 1, 3, sealed))
                .isInstanceOf(CorruptSnapshotException.class);
        assertThatThrownBy(() -> vault.sealed.openFrame(FrameKind.META, 1, 0, 4, sealed))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void aMetaDocumentCannotStandInForARun() {
        ChunkId meta =
                vault.sealed.writeDocument(ChunkKind.META, new byte[] {1}, 1).id();
        ChunkId asRun = vault.sealed.store(ChunkKind.RUN, vault.chunkStore.chunks.get(meta));

        assertThatThrownBy(() -> vault.sealed.readDocument(asRun)).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void aChunkOfANewerFormatIsRefused() {
        byte[] stored = vault.chunkStore.chunks.get(packOfThreeFrames()).clone();
        stored[4] = 2;
        ChunkId newer = vault.sealed.store(ChunkKind.PACK, stored);

        assertThatThrownBy(() -> new OpenPack(vault.sealed, newer))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("format version 2");
    }

    @Test
    void anyBytesInThePlaceOfAPackAreDamageAndNothingElse() {
        byte[] stored = vault.chunkStore.chunks.get(packOfThreeFrames());
        for (int length = 0; length < stored.length; length += 97) {
            ChunkId cut = vault.sealed.store(ChunkKind.PACK, Arrays.copyOf(stored, length));
            assertThatThrownBy(() -> new OpenPack(vault.sealed, cut)).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void aLargeDocumentComesBackWhole() {
        ByteWriter body = new ByteWriter(16);
        for (int i = 0; i < 400_000; i++) {
            body.u32(i * 0x9E3779B1);
        }

        SealedChunks.Written written = vault.sealed.writeDocument(ChunkKind.META, body.array(), body.size());

        assertThat(written.continuations()).hasSize(4);
        assertThat(vault.sealed.readDocument(written.id())).isEqualTo(body.toArray());
    }

    private ChunkId packOfThreeFrames() {
        List<StoredObject> objects = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            objects.add(SnapshotFixtures.anObject(1, i));
        }
        vault.pack(objects, 1000);
        return vault.chunkStore.list(ChunkKind.PACK, "", 1).get(0);
    }

    private static void assertUnreadable(OpenPack pack, int frame) {
        assertThatThrownBy(() -> pack.slot(entry(pack, frame, 0)))
                .isInstanceOfSatisfying(CorruptSnapshotException.class, e -> assertThat(e.damage())
                        .isEqualTo(Damage.UNREADABLE));
    }

    private static Entry.Present entry(OpenPack pack, int frame, int slot) {
        ChunkId any = ChunkId.of(ChunkKind.PACK, new byte[] {(byte) pack.hashCode()});
        return new Entry.Present(
                1,
                frame * 64L + slot + 1,
                new VersionHash(0, 0),
                0,
                OptionalLong.empty(),
                new Entry.Place(any, frame, slot, List.of()));
    }
}
