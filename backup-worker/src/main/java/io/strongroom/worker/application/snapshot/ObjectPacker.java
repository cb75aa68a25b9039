package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.VersionHash;
import io.strongroom.worker.domain.snapshot.format.ByteWriter;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import io.strongroom.worker.domain.snapshot.format.FrameLayout;
import io.strongroom.worker.domain.snapshot.format.Limits;
import io.strongroom.worker.domain.snapshot.format.PackLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns the objects of one task into packs and a run; for one thread. Ask {@link #full()} after every object and flush
 * when it says so: then a run has one pack and a crash loses at most that much. The order of the objects is free, but
 * objects in order of type and id compress and merge best. After an exception a packer is of no use any more: go back to
 * the last checkpoint with a new one, what it wrote is garbage for prune.
 */
public final class ObjectPacker {
    private static final int HEADROOM = 24 * 1024;
    private static final int RUN_BYTES = 400 * 1024;
    private static final int RUN_BYTES_PER_ENTRY = 33;
    private static final int RUN_BYTES_PER_TARGET = 6;

    private final SealedChunks chunks;
    private final int epoch;
    private final PackLayout.Builder pack;
    private final ByteWriter frame = new ByteWriter(Limits.FRAME_BYTES);
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Ordered> entries = new ArrayList<>();
    private final List<ChunkId> packIds = new ArrayList<>();
    private int added;
    private int frameObjects;
    private long packRawBytes;
    private long[] targets = new long[1024];
    private int targetCount;
    private long canonicalBytes;
    private long storedBytes;

    public ObjectPacker(SealedChunks chunks) {
        this.chunks = chunks;
        this.epoch = chunks.keys().currentEpoch();
        this.pack = new PackLayout.Builder(PackLayout.OBJECTS, epoch);
    }

    /** An entry whose pack has no name yet; {@code order} tells which of two for one object came later. */
    private record Waiting(
            int order,
            long typeId,
            long objectId,
            VersionHash version,
            int references,
            OptionalLong updated,
            int frame,
            int slot,
            List<ChunkId> values) {
        Ordered in(ChunkId pack) {
            Entry.Place place = new Entry.Place(pack, frame, slot, values);
            return new Ordered(order, new Entry.Present(typeId, objectId, version, references, updated, place));
        }

        Waiting inFirstFrame() {
            return new Waiting(order, typeId, objectId, version, references, updated, 0, slot, values);
        }
    }

    private record Ordered(int order, Entry entry) {}

    /** Adds an object; the same object added again replaces the earlier version. */
    public void add(StoredObject object) {
        FrameLayout.Slot slot = slot(object);
        int inline = inlineLength(slot.canonical()) + inlineLength(slot.annotations());
        boolean overflows = frameObjects > 0 && frame.size() + inline > Limits.FRAME_BYTES;
        if (frameObjects == Limits.FRAME_OBJECTS || overflows) {
            closeFrame();
        }
        List<ChunkId> values = new ArrayList<>(slot.canonical().packs());
        values.addAll(slot.annotations().packs());
        VersionHash version = VersionHash.of(chunks.keys().mac(object.canonical()));
        long[] references = object.references();
        waiting.add(new Waiting(
                added++,
                object.typeId(),
                object.objectId(),
                version,
                references.length,
                millis(object.updated()),
                pack.frames(),
                frameObjects,
                values));
        FrameLayout.writeSlot(frame, slot);
        frameObjects++;
        canonicalBytes += object.canonical().length;
        if (targets.length - targetCount < references.length) {
            targets = Arrays.copyOf(targets, Math.max(targets.length * 2, targetCount + references.length));
        }
        System.arraycopy(references, 0, targets, targetCount, references.length);
        targetCount += references.length;
    }

    private static OptionalLong millis(Optional<Instant> instant) {
        return instant.isPresent() ? OptionalLong.of(instant.get().toEpochMilli()) : OptionalLong.empty();
    }

    /** Records that the object is gone; hides it in the parent and in earlier runs. */
    public void remove(long typeId, long objectId) {
        entries.add(new Ordered(added++, new Entry.Tombstone(typeId, objectId)));
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && entries.isEmpty();
    }

    /** Whether the pack is near its size, so that it is time to flush. */
    public boolean full() {
        int count = entries.size() + waiting.size();
        return !packIds.isEmpty()
                || pack.storedSize() + expectedFrame() + HEADROOM > Limits.CHUNK_BYTES
                || count * RUN_BYTES_PER_ENTRY + targetCount * RUN_BYTES_PER_TARGET > RUN_BYTES;
    }

    /** Writes the pack and then the run, and starts anew. */
    public PackedRun flush() {
        if (isEmpty()) {
            throw new IllegalStateException("nothing to flush");
        }
        closePack();
        List<Entry> sorted = lastOfEach();
        Arrays.sort(targets, 0, targetCount);
        int distinct = 0;
        for (int i = 0; i < targetCount; i++) {
            if (i == 0 || targets[i] != targets[i - 1]) {
                targets[distinct++] = targets[i];
            }
        }
        RunDocument.Builder run = new RunDocument.Builder(false);
        int objects = 0;
        for (Entry entry : sorted) {
            run.add(entry, 0);
            objects += entry instanceof Entry.Present ? 1 : 0;
        }
        SealedChunks.Written written = run.write(chunks, targets, distinct);
        PackedRun result = new PackedRun(
                written.id(), packIds, objects, targetCount, canonicalBytes, storedBytes + written.storedBytes());
        entries.clear();
        packIds.clear();
        targetCount = 0;
        canonicalBytes = 0;
        storedBytes = 0;
        return result;
    }

    private List<Entry> lastOfEach() {
        List<Ordered> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Ordered::entry, Entry::compareKey).thenComparingInt(Ordered::order));
        List<Entry> result = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i).entry();
            if (i + 1 == sorted.size() || entry.compareKey(sorted.get(i + 1).entry()) != 0) {
                result.add(entry);
            }
        }
        return result;
    }

    private int expectedFrame() {
        return packRawBytes == 0 ? frame.size() / 2 : (int) (frame.size() * (double) pack.storedSize() / packRawBytes);
    }

    private FrameLayout.Slot slot(StoredObject object) {
        byte[] canonical = object.canonical();
        byte[] annotations = object.annotations();
        boolean large = canonical.length + (long) annotations.length > Limits.FRAME_BYTES;
        boolean canonicalOut = large && canonical.length >= annotations.length;
        boolean annotationsOut = large && (!canonicalOut || annotations.length > Limits.FRAME_BYTES);
        canonicalOut |= annotationsOut && canonical.length > Limits.FRAME_BYTES;
        return new FrameLayout.Slot(
                object.typeId(),
                object.objectId(),
                canonicalOut ? writeValue(canonical) : FrameLayout.Body.inline(canonical),
                annotationsOut ? writeValue(annotations) : FrameLayout.Body.inline(annotations));
    }

    private FrameLayout.Body writeValue(byte[] value) {
        List<ChunkId> packs = new ArrayList<>();
        for (int from = 0; from < value.length; from += Limits.VALUE_BYTES) {
            byte[] part = Arrays.copyOfRange(value, from, Math.min(value.length, from + Limits.VALUE_BYTES));
            PackLayout.Builder valuePack = new PackLayout.Builder(PackLayout.VALUE, epoch);
            valuePack.add(chunks.sealFrame(FrameKind.VALUE, epoch, packs.size(), part, part.length), part.length, 0);
            packs.add(put(valuePack.finish()));
        }
        return FrameLayout.Body.in(value.length, packs);
    }

    private void closeFrame() {
        if (frameObjects == 0) {
            return;
        }
        byte[] sealed = chunks.sealFrame(FrameKind.OBJECTS, epoch, pack.frames(), frame.array(), frame.size());
        if (pack.frames() > 0 && pack.storedSize() + sealed.length + PackLayout.FRAME_OVERHEAD > Limits.CHUNK_BYTES) {
            moveFrameToNextPack();
            sealed = chunks.sealFrame(FrameKind.OBJECTS, epoch, 0, frame.array(), frame.size());
        }
        pack.add(sealed, frame.size(), frameObjects);
        packRawBytes += frame.size();
        frame.clear();
        frameObjects = 0;
    }

    /** The frame's number is part of what authenticates it, so a frame that changes packs is sealed again. */
    private void moveFrameToNextPack() {
        List<Waiting> moved = waiting.subList(waiting.size() - frameObjects, waiting.size());
        List<Waiting> next = new ArrayList<>(frameObjects);
        moved.forEach(entry -> next.add(entry.inFirstFrame()));
        moved.clear();
        writePack();
        waiting.addAll(next);
    }

    private void closePack() {
        closeFrame();
        if (pack.frames() > 0) {
            writePack();
        }
    }

    private void writePack() {
        ChunkId id = put(pack.finish());
        packRawBytes = 0;
        for (Waiting entry : waiting) {
            entries.add(entry.in(id));
        }
        waiting.clear();
    }

    private ChunkId put(byte[] stored) {
        ChunkId id = chunks.store(ChunkKind.PACK, stored);
        packIds.add(id);
        storedBytes += stored.length;
        return id;
    }

    private static int inlineLength(FrameLayout.Body body) {
        return body.inline().length;
    }
}
