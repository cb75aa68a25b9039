package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.VersionHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The layout that runs and segment documents share: the packs that are named, then the entries in key order. Each entry
 * is a row of differences to the one before, which with the pack by number leaves about 20 bytes an object.
 */
public final class EntryTable {
    private static final int TOMBSTONE = 1;
    private static final int VALUE_PACKS = 2;
    private static final int NEW_TYPE = 4;
    private static final int UPDATED = 8;
    private static final int ALL_FLAGS = TOMBSTONE | VALUE_PACKS | NEW_TYPE | UPDATED;
    private static final int LARGEST_ROW = 90;

    private EntryTable() {}

    /** Collects entries in key order. The precedence says which of two entries for one object is the later one. */
    public static final class Builder {
        private final Map<ChunkId, Integer> packs = new HashMap<>();
        private final List<ChunkId> packOrder = new ArrayList<>();
        private final ByteWriter rows = new ByteWriter(64 * 1024);
        private long previousType;
        private long previousObject;
        private int previousPack;
        private long previousUpdated;
        private int count;

        public void add(Entry entry, int precedence) {
            boolean newType = count == 0 || entry.typeId() != previousType;
            if (count > 0 && Entry.compareKeys(previousType, previousObject, entry.typeId(), entry.objectId()) >= 0) {
                throw new IllegalArgumentException("entry " + entry + " is not in key order");
            }
            int flags = newType ? NEW_TYPE : 0;
            if (entry instanceof Entry.Present present) {
                flags |= present.place().valuePacks().isEmpty() ? 0 : VALUE_PACKS;
                flags |= present.updated().isPresent() ? UPDATED : 0;
            } else {
                flags |= TOMBSTONE;
            }
            rows.u8(flags);
            if (newType) {
                rows.varint(entry.typeId()).varint(entry.objectId());
            } else {
                rows.varint(entry.objectId() - previousObject);
            }
            rows.varint(precedence);
            if (entry instanceof Entry.Present present) {
                addPresent(present);
            }
            previousType = entry.typeId();
            previousObject = entry.objectId();
            count++;
        }

        private void addPresent(Entry.Present present) {
            Entry.Place place = present.place();
            int pack = number(place.pack());
            rows.varint(present.references());
            rows.zigzag(pack - (long) previousPack).varint(place.frame()).varint(place.slot());
            rows.u64(present.version().high()).u64(present.version().low());
            previousPack = pack;
            present.updated().ifPresent(updated -> {
                rows.zigzag(updated - previousUpdated);
                previousUpdated = updated;
            });
            if (!place.valuePacks().isEmpty()) {
                rows.varint(place.valuePacks().size());
                for (ChunkId valuePack : place.valuePacks()) {
                    rows.varint(number(valuePack));
                }
            }
        }

        private int number(ChunkId pack) {
            Integer known = packs.putIfAbsent(pack, packOrder.size());
            if (known != null) {
                return known;
            }
            packOrder.add(pack);
            return packOrder.size() - 1;
        }

        public int count() {
            return count;
        }

        public boolean isEmpty() {
            return count == 0;
        }

        /** An upper bound of what {@link #finish} would give with the given entry added. */
        public int sizeWith(Entry entry) {
            int valuePacks = entry instanceof Entry.Present present
                    ? present.place().valuePacks().size()
                    : 0;
            return rows.size() + LARGEST_ROW + (packOrder.size() + 1 + valuePacks) * (ChunkId.HASH_BYTES + 5) + 20;
        }

        public void finish(ByteWriter target) {
            target.varint(packOrder.size());
            for (ChunkId pack : packOrder) {
                target.bytes(pack.hashBytes());
            }
            target.varint(count).bytes(rows.array(), 0, rows.size());
            packs.clear();
            packOrder.clear();
            rows.clear();
            count = 0;
            previousType = 0;
            previousObject = 0;
            previousPack = 0;
            previousUpdated = 0;
        }
    }

    /** Gives the entries back one by one. */
    public static final class Reader {
        private final ByteReader reader;
        private final List<ChunkId> packs;
        private final int count;
        private int read;
        private long typeId;
        private long objectId;
        private int pack;
        private long updated;
        private int precedence;

        public Reader(ByteReader reader) {
            this.reader = reader;
            int packCount = reader.length(reader.remaining() / ChunkId.HASH_BYTES);
            this.packs = new ArrayList<>(packCount);
            for (int i = 0; i < packCount; i++) {
                packs.add(ChunkId.ofHash(ChunkKind.PACK, reader.bytes(ChunkId.HASH_BYTES)));
            }
            this.count = reader.length(reader.remaining());
        }

        public int count() {
            return count;
        }

        public List<ChunkId> packs() {
            return packs;
        }

        public boolean hasNext() {
            return read < count;
        }

        public Entry next() {
            int flags = reader.u8();
            boolean first = read == 0;
            if ((flags & ~ALL_FLAGS) != 0 || (first && (flags & NEW_TYPE) == 0)) {
                throw new CorruptSnapshotException(Damage.MALFORMED, "entry has unknown flags " + flags);
            }
            long oldType = typeId;
            long oldObject = objectId;
            if ((flags & NEW_TYPE) != 0) {
                typeId = reader.varint();
                objectId = reader.varint();
            } else {
                objectId += reader.varint();
            }
            if (!first && Entry.compareKeys(oldType, oldObject, typeId, objectId) >= 0) {
                throw new CorruptSnapshotException(
                        Damage.MALFORMED, "object " + objectId + " of type " + typeId + " is out of order");
            }
            precedence = reader.length(Integer.MAX_VALUE);
            read++;
            return (flags & TOMBSTONE) != 0 ? new Entry.Tombstone(typeId, objectId) : present(flags);
        }

        private Entry present(int flags) {
            int references = reader.length(Integer.MAX_VALUE);
            pack += (int) reader.zigzag();
            int frame = reader.length(Integer.MAX_VALUE);
            int slot = reader.length(Integer.MAX_VALUE);
            VersionHash version = new VersionHash(reader.u64(), reader.u64());
            OptionalLong entryUpdated = OptionalLong.empty();
            if ((flags & UPDATED) != 0) {
                updated += reader.zigzag();
                entryUpdated = OptionalLong.of(updated);
            }
            List<ChunkId> valuePacks = List.of();
            if ((flags & VALUE_PACKS) != 0) {
                int valueCount = reader.length(reader.remaining());
                valuePacks = new ArrayList<>(valueCount);
                for (int i = 0; i < valueCount; i++) {
                    valuePacks.add(pack(reader.length(Integer.MAX_VALUE)));
                }
            }
            return new Entry.Present(
                    typeId,
                    objectId,
                    version,
                    references,
                    entryUpdated,
                    new Entry.Place(pack(pack), frame, slot, valuePacks));
        }

        /** The precedence of the entry that {@link #next} gave last. */
        public int precedence() {
            return precedence;
        }

        private ChunkId pack(int number) {
            if (number < 0 || number >= packs.size()) {
                throw new CorruptSnapshotException(
                        Damage.MALFORMED, "entry names pack " + number + " of " + packs.size());
            }
            return packs.get(number);
        }
    }
}
