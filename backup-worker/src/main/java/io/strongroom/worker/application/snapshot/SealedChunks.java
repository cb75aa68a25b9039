package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.application.port.out.FrameCompression;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.format.AssociatedData;
import io.strongroom.worker.domain.snapshot.format.ByteReader;
import io.strongroom.worker.domain.snapshot.format.ByteWriter;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import io.strongroom.worker.domain.snapshot.format.SealedLayout;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes and reads chunks with compression, encryption and hash in their fixed order. Nothing is written that was not
 * opened again and compared first; nothing is given out whose stored bytes do not have the hash that is their name.
 * Safe for several threads.
 */
public final class SealedChunks {
    private static final int INLINE = 0;
    private static final int CONTINUED = 1;

    private final StorageId storage;
    private final SnapshotStore store;
    private final SnapshotKeys keys;
    private final FrameCompression compression;
    private final AssociatedData associatedData;

    /** In managed storage. */
    public SealedChunks(SnapshotStore store, SnapshotKeys keys, FrameCompression compression) {
        this(StorageId.MANAGED, store, keys, compression);
    }

    public SealedChunks(StorageId storage, SnapshotStore store, SnapshotKeys keys, FrameCompression compression) {
        this.storage = storage;
        this.store = store;
        this.keys = keys;
        this.compression = compression;
        this.associatedData = new AssociatedData(keys.tenant());
    }

    /** A meta document or run as it was written. */
    record Written(ChunkId id, List<ChunkId> continuations, long storedBytes) {}

    StorageId storage() {
        return storage;
    }

    SnapshotStore store() {
        return store;
    }

    SnapshotKeys keys() {
        return keys;
    }

    /** Compresses and encrypts a frame, then opens it again and compares, before anybody can rely on it. */
    byte[] sealFrame(FrameKind kind, int epoch, int frame, byte[] raw, int length) {
        byte[] encrypted = keys.cipher(epoch)
                .encrypt(compression.compress(raw, length), associatedData.of(kind, epoch, frame, length));
        byte[] reread = openFrame(kind, epoch, frame, length, encrypted);
        if (!Arrays.equals(reread, 0, reread.length, raw, 0, length)) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, "a frame did not survive compression and encryption; it was not written");
        }
        return encrypted;
    }

    byte[] openFrame(FrameKind kind, int epoch, int frame, int rawLength, byte[] encrypted) {
        byte[] compressed = keys.cipher(epoch).decrypt(encrypted, associatedData.of(kind, epoch, frame, rawLength));
        return compression.decompress(compressed, rawLength);
    }

    ChunkId store(ChunkKind kind, byte[] stored) {
        ChunkId id = ChunkId.of(kind, stored);
        store.putIfAbsent(id, stored);
        return id;
    }

    /** The stored bytes of a chunk, compared with its name. */
    byte[] fetch(ChunkId id) {
        byte[] stored = store.get(id)
                .orElseThrow(() -> new CorruptSnapshotException(Damage.MISSING, id + " is not in the store"));
        if (!id.matches(stored)) {
            throw new CorruptSnapshotException(Damage.ALTERED, id + " does not have the hash that is its name");
        }
        return stored;
    }

    /** Stores one chunk that is not a pack, at most 448 KiB before compression. */
    Written write(ChunkKind kind, FrameKind frameKind, int number, byte[] raw, int length) {
        int epoch = keys.currentEpoch();
        byte[] stored = new SealedLayout(frameKind.code(), epoch, length)
                .store(sealFrame(frameKind, epoch, number, raw, length));
        return new Written(store(kind, stored), List.of(), stored.length);
    }

    byte[] read(ChunkId id, FrameKind kind, int number) {
        byte[] stored = fetch(id);
        SealedLayout layout = SealedLayout.parse(stored);
        if (layout.kindCode() != kind.code()) {
            throw new CorruptSnapshotException(Damage.MALFORMED, id + " is not a " + kind);
        }
        byte[] encrypted = Arrays.copyOfRange(stored, SealedLayout.HEADER, stored.length);
        return openFrame(kind, layout.keyEpoch(), number, layout.rawLength(), encrypted);
    }

    /** Stores a meta document or run of any size; what one chunk cannot hold continues in others. */
    Written writeDocument(ChunkKind kind, byte[] body, int length) {
        FrameKind head = kind == ChunkKind.META ? FrameKind.META : FrameKind.RUN;
        FrameKind continuation = kind == ChunkKind.META ? FrameKind.META_CONTINUATION : FrameKind.RUN_CONTINUATION;
        if (length < Limits.VALUE_BYTES) {
            byte[] raw = new byte[length + 1];
            raw[0] = INLINE;
            System.arraycopy(body, 0, raw, 1, length);
            return write(kind, head, 0, raw, raw.length);
        }
        List<ChunkId> continuations = new ArrayList<>();
        long storedBytes = 0;
        for (int from = 0; from < length; from += Limits.VALUE_BYTES) {
            byte[] part = Arrays.copyOfRange(body, from, Math.min(length, from + Limits.VALUE_BYTES));
            Written written = write(kind, continuation, continuations.size(), part, part.length);
            continuations.add(written.id());
            storedBytes += written.storedBytes();
        }
        ByteWriter raw = new ByteWriter(64 + continuations.size() * ChunkId.HASH_BYTES);
        raw.u8(CONTINUED).varint(length).varint(continuations.size());
        continuations.forEach(id -> raw.bytes(id.hashBytes()));
        Written written = write(kind, head, 0, raw.array(), raw.size());
        return new Written(written.id(), List.copyOf(continuations), storedBytes + written.storedBytes());
    }

    byte[] readDocument(ChunkId id) {
        return readDocument(id, continuation -> {});
    }

    /** Also passes on the chunks that the document continues in. */
    byte[] readDocument(ChunkId id, Consumer<ChunkId> continuations) {
        FrameKind head = id.kind() == ChunkKind.META ? FrameKind.META : FrameKind.RUN;
        FrameKind continuation = id.kind() == ChunkKind.META ? FrameKind.META_CONTINUATION : FrameKind.RUN_CONTINUATION;
        byte[] raw = read(id, head, 0);
        ByteReader reader = new ByteReader(raw);
        int form = reader.u8();
        if (form == INLINE) {
            return reader.bytes(reader.remaining());
        }
        if (form != CONTINUED) {
            throw new CorruptSnapshotException(Damage.MALFORMED, id + " has unknown form " + form);
        }
        int length = reader.length(Integer.MAX_VALUE);
        int count = reader.length(reader.remaining() / ChunkId.HASH_BYTES);
        ByteWriter body = new ByteWriter(Math.min(length, count * Limits.VALUE_BYTES));
        for (int i = 0; i < count; i++) {
            ChunkId part = ChunkId.ofHash(id.kind(), reader.bytes(ChunkId.HASH_BYTES));
            continuations.accept(part);
            body.bytes(read(part, continuation, i));
        }
        if (body.size() != length) {
            throw new CorruptSnapshotException(Damage.MALFORMED, id + " is " + body.size() + " bytes, not " + length);
        }
        return body.toArray();
    }
}
