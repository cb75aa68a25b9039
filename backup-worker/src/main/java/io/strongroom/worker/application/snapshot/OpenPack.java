package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.format.FrameKind;
import io.strongroom.worker.domain.snapshot.format.FrameLayout;
import io.strongroom.worker.domain.snapshot.format.PackLayout;
import java.util.Arrays;
import java.util.List;

/** A pack whose stored bytes have the hash that is its name; frames are opened one by one, the last one is kept. */
public final class OpenPack {
    private final SealedChunks chunks;
    private final ChunkId id;
    private final byte[] stored;
    private final PackLayout layout;
    private int openedFrame = -1;
    private List<FrameLayout.Slot> slots = List.of();

    OpenPack(SealedChunks chunks, ChunkId id) {
        this.chunks = chunks;
        this.id = id;
        this.stored = chunks.fetch(id);
        this.layout = PackLayout.parse(stored);
    }

    /** The slot that the entry names; it holds this object and no other. */
    public FrameLayout.Slot slot(Entry.Present entry) {
        Entry.Place place = entry.place();
        List<FrameLayout.Slot> opened = slots(place.frame());
        if (place.slot() >= opened.size()) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, id + " has no slot " + place.slot() + " in frame " + place.frame());
        }
        FrameLayout.Slot slot = opened.get(place.slot());
        if (slot.objectId() != entry.objectId() || slot.typeId() != entry.typeId()) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, id + " holds object " + slot.objectId() + " in the place of this one");
        }
        return slot;
    }

    private List<FrameLayout.Slot> slots(int number) {
        if (number != openedFrame) {
            if (!layout.holdsObjects()) {
                throw new CorruptSnapshotException(Damage.MALFORMED, id + " holds a value, not objects");
            }
            PackLayout.Frame frame = layout.frame(number);
            slots = FrameLayout.read(open(FrameKind.OBJECTS, frame, number), frame.objects());
            openedFrame = number;
        }
        return slots;
    }

    /** The value in this pack, the {@code part}-th of its list. */
    byte[] value(int part) {
        if (layout.holdsObjects()) {
            throw new CorruptSnapshotException(Damage.MALFORMED, id + " holds objects, not a value");
        }
        return open(FrameKind.VALUE, layout.frame(0), part);
    }

    private byte[] open(FrameKind kind, PackLayout.Frame frame, int number) {
        byte[] encrypted = Arrays.copyOfRange(stored, frame.offset(), frame.offset() + frame.storedLength());
        return chunks.openFrame(kind, layout.keyEpoch(), number, frame.rawLength(), encrypted);
    }
}
