package io.strongroom.simulator.store;

import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The objects of one workspace. An object is known inside by its ordinal, its place in the order of ids.
 * {@link #truth()} shows each write at once, {@link #index()} after the index lag; AQL reads the index.
 * Callers hold the workspace's lock.
 */
public final class ObjectStore {
    private static final int[] NOTHING = {};

    private final Catalog catalog;
    private final LongSupplier clock;
    private final LongSupplier indexLag;
    private GeneratedContent generated = new NoContent();
    private int generatedCount;
    private int size;
    private int[] ids;
    private int[] types;
    private long[] created;
    private long[] updated;
    private final BitSet live = new BitSet();
    private final Map<Integer, Integer> liveByType = new HashMap<>();
    private final Map<Integer, List<HistoryEntry>> history = new HashMap<>();
    private final Map<Integer, List<GeneratedContent.Comment>> comments = new HashMap<>();
    private final Map<Integer, List<GeneratedContent.Attachment>> attachments = new HashMap<>();
    private final Map<Integer, Archived> archived = new TreeMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final View truth = new View();
    private final Index index = new Index();
    private long version;
    private long nextEntryId = 9_000_000_000L;

    public ObjectStore(Catalog catalog, LongSupplier clock, LongSupplier indexLag, int capacity) {
        this.catalog = catalog;
        this.clock = clock;
        this.indexLag = indexLag;
        ids = new int[capacity];
        types = new int[capacity];
        created = new long[capacity];
        updated = new long[capacity];
    }

    private record Pending(long due, Runnable effect) {}

    /** When and by whom an object was put aside. */
    public record Archived(long at, String accountId) {}

    /** Adds a generated object; ids and creation times must rise. Used only while a data set is built. */
    public void addGenerated(int id, int typeId, long createdAt, long updatedAt, boolean exists) {
        int ordinal = addColumns(id, typeId, createdAt, updatedAt);
        if (exists) {
            live.set(ordinal);
            liveByType.merge(typeId, 1, Integer::sum);
        }
    }

    /** Ends the building of a data set. */
    public void sealGenerated(GeneratedContent content) {
        generated = content;
        generatedCount = size;
        for (int ordinal = live.nextSetBit(0); ordinal >= 0; ordinal = live.nextSetBit(ordinal + 1)) {
            index.add(ordinal);
        }
        version++;
    }

    private int addColumns(int id, int typeId, long createdAt, long updatedAt) {
        if (size == ids.length) {
            int capacity = Math.max(64, size + (size >> 2));
            ids = Arrays.copyOf(ids, capacity);
            types = Arrays.copyOf(types, capacity);
            created = Arrays.copyOf(created, capacity);
            updated = Arrays.copyOf(updated, capacity);
        }
        ids[size] = id;
        types[size] = typeId;
        created[size] = createdAt;
        updated[size] = updatedAt;
        return size++;
    }

    public long version() {
        return version;
    }

    public int size() {
        return size;
    }

    public int id(int ordinal) {
        return ids[ordinal];
    }

    public int typeId(int ordinal) {
        return types[ordinal];
    }

    public long created(int ordinal) {
        return created[ordinal];
    }

    /** The ordinal of an object that exists or once existed, or -1. */
    public int ordinalOf(int id) {
        int ordinal = Arrays.binarySearch(ids, 0, size, id);
        return ordinal >= 0 ? ordinal : -1;
    }

    /** The first ordinal whose id is at least this one. */
    public int ordinalFrom(long id) {
        if (id > Integer.MAX_VALUE) {
            return size;
        }
        int ordinal = Arrays.binarySearch(ids, 0, size, (int) Math.max(id, Integer.MIN_VALUE));
        return ordinal >= 0 ? ordinal : -ordinal - 1;
    }

    public boolean exists(int ordinal) {
        return ordinal >= 0 && live.get(ordinal);
    }

    public int count(int typeId) {
        return liveByType.getOrDefault(typeId, 0);
    }

    public int countOfSchema(int schemaId) {
        int count = 0;
        for (ObjectType type : catalog.types()) {
            if (type.schemaId() == schemaId) {
                count += count(type.id());
            }
        }
        return count;
    }

    public View truth() {
        return truth;
    }

    public Index index() {
        return index;
    }

    /** True when writes wait for the index to catch up and their time has come. */
    public boolean indexIsBehind() {
        Pending next = pending.peekFirst();
        return next != null && next.due() <= clock.getAsLong();
    }

    public void catchUp() {
        long now = clock.getAsLong();
        for (Pending next = pending.peekFirst(); next != null && next.due() <= now; next = pending.peekFirst()) {
            pending.removeFirst().effect().run();
            version++;
        }
    }

    private void later(Runnable effect) {
        long lag = indexLag.getAsLong();
        if (lag <= 0 && pending.isEmpty()) {
            effect.run();
            version++;
        } else {
            pending.addLast(new Pending(clock.getAsLong() + lag, effect));
        }
    }

    /** Creates an object and gives it the next id. */
    public int create(int typeId, Map<Integer, List<String>> values, boolean hasAvatar, String accountId) {
        long now = Math.max(clock.getAsLong(), size == 0 ? 0 : created[size - 1]);
        int ordinal = addColumns(size == 0 ? 1 : ids[size - 1] + 1, typeId, now, now);
        live.set(ordinal);
        liveByType.merge(typeId, 1, Integer::sum);
        ObjectRecord record = new ObjectRecord(now, values, hasAvatar);
        truth.overlay.put(ordinal, record);
        addHistory(ordinal, new HistoryEntry(nextEntryId++, 0, null, null, null, now, accountId));
        later(() -> {
            index.view.overlay.put(ordinal, record);
            index.add(ordinal);
        });
        version++;
        return ordinal;
    }

    /** Replaces the values of the given attributes; an empty list clears one. */
    public void update(int ordinal, Map<Integer, List<String>> values, boolean hasAvatar, String accountId) {
        long now = Math.max(clock.getAsLong(), truth.updated(ordinal) + 1);
        ObjectRecord old = truth.overlay.get(ordinal);
        Map<Integer, List<String>> merged = new HashMap<>(old == null ? Map.of() : old.values());
        values.forEach((attributeId, newValues) -> {
            Attribute attribute = catalog.attribute(attributeId);
            if (attribute != null) {
                addHistory(
                        ordinal,
                        new HistoryEntry(
                                nextEntryId++,
                                1,
                                attribute.name(),
                                String.join(", ", truth.raw(ordinal, attribute)),
                                String.join(", ", newValues),
                                now,
                                accountId));
            }
            merged.put(attributeId, newValues);
        });
        ObjectRecord record = new ObjectRecord(now, Map.copyOf(merged), hasAvatar);
        truth.overlay.put(ordinal, record);
        later(() -> index.view.overlay.put(ordinal, record));
        version++;
    }

    public void delete(int ordinal) {
        if (!live.get(ordinal)) {
            return;
        }
        live.clear(ordinal);
        if (archived.remove(ordinal) == null) {
            liveByType.merge(types[ordinal], -1, Integer::sum);
        }
        later(() -> index.remove(ordinal));
        version++;
    }

    /** Puts an object aside: it can still be read by its id, and search and counts do not know it. */
    public void archive(int ordinal, String accountId) {
        if (archived.putIfAbsent(ordinal, new Archived(clock.getAsLong(), accountId)) == null) {
            liveByType.merge(types[ordinal], -1, Integer::sum);
            rebuildIndex();
        }
    }

    public void unarchive(int ordinal) {
        if (archived.remove(ordinal) != null) {
            liveByType.merge(types[ordinal], 1, Integer::sum);
            rebuildIndex();
        }
    }

    /** By ordinal, ascending. */
    public Map<Integer, Archived> archived() {
        return archived;
    }

    /** Deletes all objects of these types; the index follows at once because their definitions go with them. */
    public void deleteAll(Set<Integer> typeIds) {
        catchUpEntirely();
        for (int ordinal = live.nextSetBit(0); ordinal >= 0; ordinal = live.nextSetBit(ordinal + 1)) {
            if (typeIds.contains(types[ordinal])) {
                live.clear(ordinal);
            }
        }
        archived.keySet().removeIf(ordinal -> !live.get(ordinal));
        typeIds.forEach(liveByType::remove);
        rebuildIndex();
    }

    private void rebuildIndex() {
        catchUpEntirely();
        index.clear();
        for (int ordinal = live.nextSetBit(0); ordinal >= 0; ordinal = live.nextSetBit(ordinal + 1)) {
            index.add(ordinal);
        }
        version++;
    }

    private void catchUpEntirely() {
        while (!pending.isEmpty()) {
            pending.removeFirst().effect().run();
        }
    }

    public List<HistoryEntry> history(int ordinal) {
        List<HistoryEntry> all = new ArrayList<>(ordinal < generatedCount ? generated.history(ordinal) : List.of());
        all.addAll(history.getOrDefault(ordinal, List.of()));
        return all;
    }

    private void addHistory(int ordinal, HistoryEntry entry) {
        history.computeIfAbsent(ordinal, any -> new ArrayList<>()).add(entry);
    }

    public List<GeneratedContent.Comment> comments(int ordinal) {
        List<GeneratedContent.Comment> all =
                new ArrayList<>(ordinal < generatedCount ? generated.comments(ordinal) : List.of());
        all.addAll(comments.getOrDefault(ordinal, List.of()));
        return all;
    }

    public GeneratedContent.Comment comment(int ordinal, String accountId, String text) {
        GeneratedContent.Comment comment =
                new GeneratedContent.Comment(nextEntryId++, accountId, clock.getAsLong(), text);
        comments.computeIfAbsent(ordinal, any -> new ArrayList<>()).add(comment);
        return comment;
    }

    public List<GeneratedContent.Attachment> attachments(int ordinal) {
        List<GeneratedContent.Attachment> all =
                new ArrayList<>(ordinal < generatedCount ? generated.attachments(ordinal) : List.of());
        all.addAll(attachments.getOrDefault(ordinal, List.of()));
        return all;
    }

    public void attach(
            int ordinal,
            String accountId,
            String fileName,
            String mimeType,
            int bytes,
            String mediaId,
            String comment) {
        attachments
                .computeIfAbsent(ordinal, any -> new ArrayList<>())
                .add(new GeneratedContent.Attachment(
                        nextEntryId++, accountId, fileName, mimeType, bytes, clock.getAsLong(), mediaId, comment));
    }

    /** Values of objects at one state: now, or as the index saw them last. */
    public final class View {
        private final Map<Integer, ObjectRecord> overlay = new HashMap<>();

        public long updated(int ordinal) {
            ObjectRecord record = overlay.isEmpty() ? null : overlay.get(ordinal);
            return record == null ? updated[ordinal] : record.updated();
        }

        public boolean hasAvatar(int ordinal) {
            ObjectRecord record = overlay.isEmpty() ? null : overlay.get(ordinal);
            return record != null && record.hasAvatar();
        }

        /** Raw values of an attribute; for references the ids of the objects. */
        public List<String> raw(int ordinal, Attribute attribute) {
            if (!attribute.isReference()) {
                return values(ordinal, attribute);
            }
            List<String> targets = new ArrayList<>();
            for (int target : references(ordinal, attribute)) {
                targets.add(Integer.toString(ids[target]));
            }
            return targets;
        }

        /** Raw values of an attribute that is not a reference. */
        public List<String> values(int ordinal, Attribute attribute) {
            ObjectRecord record = overlay.isEmpty() ? null : overlay.get(ordinal);
            List<String> written = record == null ? null : record.values().get(attribute.id());
            if (written != null) {
                return written;
            }
            return ordinal < generatedCount ? generated.values(ordinal, attribute) : List.of();
        }

        /** Ordinals of referenced objects; some of them may no longer exist. */
        public int[] references(int ordinal, Attribute attribute) {
            ObjectRecord record = overlay.isEmpty() ? null : overlay.get(ordinal);
            List<String> written = record == null ? null : record.values().get(attribute.id());
            if (written != null) {
                return written.stream()
                        .mapToInt(id -> ordinalOf(Integer.parseInt(id)))
                        .toArray();
            }
            return ordinal < generatedCount ? generated.references(ordinal, attribute) : NOTHING;
        }

        public String label(int ordinal) {
            Attribute attribute = catalog.labelAttribute(types[ordinal]);
            if (attribute.isReference()) {
                int[] targets = references(ordinal, attribute);
                return targets.length == 0 ? "" : label(targets[0]);
            }
            List<String> values = values(ordinal, attribute);
            return values.isEmpty() ? "" : values.get(0);
        }
    }

    /** Which objects the search knows, and their values as it knows them. */
    public final class Index {
        private final View view = new View();
        private final IntList all = new IntList();
        private final Map<Integer, IntList> byType = new HashMap<>();
        private final Map<Integer, IntList> bySchema = new HashMap<>();
        private final IntList none = new IntList();

        public View view() {
            return view;
        }

        public IntList all() {
            return all;
        }

        public IntList ofType(int typeId) {
            return byType.getOrDefault(typeId, none);
        }

        public IntList ofSchema(int schemaId) {
            return bySchema.getOrDefault(schemaId, none);
        }

        private void add(int ordinal) {
            ObjectType type = catalog.type(types[ordinal]);
            if (type == null || !live.get(ordinal) || archived.containsKey(ordinal)) {
                return;
            }
            all.append(ordinal);
            byType.computeIfAbsent(type.id(), any -> new IntList()).append(ordinal);
            bySchema.computeIfAbsent(type.schemaId(), any -> new IntList()).append(ordinal);
        }

        private void clear() {
            all.clear();
            byType.clear();
            bySchema.clear();
        }

        private void remove(int ordinal) {
            all.remove(ordinal);
            byType.getOrDefault(types[ordinal], none).remove(ordinal);
            bySchema.values().forEach(list -> list.remove(ordinal));
        }
    }

    private static final class NoContent implements GeneratedContent {
        @Override
        public List<String> values(int ordinal, Attribute attribute) {
            return List.of();
        }

        @Override
        public int[] references(int ordinal, Attribute attribute) {
            return NOTHING;
        }

        @Override
        public List<HistoryEntry> history(int ordinal) {
            return List.of();
        }

        @Override
        public List<Comment> comments(int ordinal) {
            return List.of();
        }

        @Override
        public List<Attachment> attachments(int ordinal) {
            return List.of();
        }
    }
}
