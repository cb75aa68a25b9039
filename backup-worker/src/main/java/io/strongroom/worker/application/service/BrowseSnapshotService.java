package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.port.out.ObjectTexts;
import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.OpenPack;
import io.strongroom.worker.application.snapshot.SnapshotReader;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pages by position where the snapshot is one segment, which opens the documents and frames of the page alone; otherwise
 * it walks over the merged entries up to the page.
 */
public final class BrowseSnapshotService implements BrowseSnapshot {
    private final SnapshotReader reader;
    private final ObjectTexts texts;

    public BrowseSnapshotService(SnapshotReader reader, ObjectTexts texts) {
        this.reader = reader;
        this.texts = texts;
    }

    @Override
    public SnapshotRoot root(SnapshotId id) {
        return reader.root(id);
    }

    @Override
    public List<TypeCount> types(SnapshotId id) {
        return reader.root(id).objectsByType().entrySet().stream()
                .map(type -> new TypeCount(type.getKey(), type.getValue()))
                .toList();
    }

    @Override
    public Optional<byte[]> meta(SnapshotId id, String name) {
        return reader.root(id).meta().stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .map(reader::meta);
    }

    @Override
    public Page objects(Query query) {
        SnapshotRoot root = reader.root(query.snapshotId());
        return query.search().isBlank() ? page(root, query) : search(root, query);
    }

    @Override
    public Optional<FoundObject> object(SnapshotId id, long objectId) {
        SnapshotRoot root = reader.root(id);
        return reader.find(root, objectId)
                .map(entry -> found(reader.read(reader.open(entry.place().pack()), entry)));
    }

    @Override
    public Page entries(EntryQuery query) {
        SnapshotRoot root = reader.root(query.snapshotId());
        List<Segment> segments = root.collection(query.collection());
        long total = root.counts().getOrDefault(countName(query), 0L);
        long before = query.typeId().isEmpty() ? 0 : entriesBefore(root, query);
        List<FoundObject> items = new ArrayList<>();
        long wanted = Math.min(query.size(), total - query.offset());
        EntryCursor cursor = reader.entriesAt(segments, before + query.offset());
        RecentPacks packs = new RecentPacks();
        while (items.size() < wanted && cursor.advance()) {
            items.add(found(packs.read((Entry.Present) cursor.entry())));
        }
        return new Page(items, total);
    }

    private static String countName(EntryQuery query) {
        return query.typeId().isEmpty()
                ? query.collection()
                : query.collection() + "." + query.typeId().getAsLong();
    }

    private static long entriesBefore(SnapshotRoot root, EntryQuery query) {
        String prefix = query.collection() + ".";
        return root.counts().tailMap(prefix).entrySet().stream()
                .takeWhile(count -> count.getKey().startsWith(prefix))
                .filter(count -> Long.parseLong(count.getKey().substring(prefix.length()))
                        < query.typeId().getAsLong())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Page page(SnapshotRoot root, Query query) {
        long total = query.typeId().isPresent()
                ? root.objectsByType().getOrDefault(query.typeId().getAsLong(), 0L)
                : root.objects();
        List<FoundObject> items = new ArrayList<>();
        long wanted = Math.min(query.size(), total - query.offset());
        if (wanted <= 0) {
            return new Page(items, total);
        }
        EntryCursor cursor = cursorAt(root, query);
        RecentPacks packs = new RecentPacks();
        while (items.size() < wanted && cursor.advance()) {
            items.add(found(packs.read((Entry.Present) cursor.entry())));
        }
        return new Page(items, total);
    }

    private EntryCursor cursorAt(SnapshotRoot root, Query query) {
        long typeId = query.typeId().orElse(0);
        if (root.segments().size() <= 1) {
            long start = query.typeId().isPresent() ? reader.positionOf(root, typeId) : 0;
            return reader.entriesAt(root, start + query.offset());
        }
        EntryCursor cursor = reader.entries(root, typeId, 0);
        long toSkip = query.offset();
        while (toSkip > 0 && cursor.advance()) {
            toSkip--;
        }
        return cursor;
    }

    private Page search(SnapshotRoot root, Query query) {
        String needle = query.search().strip().toLowerCase(Locale.ROOT);
        EntryCursor cursor = reader.entries(root, query.typeId().orElse(0), 0);
        RecentPacks packs = new RecentPacks();
        List<FoundObject> items = new ArrayList<>();
        long total = 0;
        while (cursor.advance()) {
            Entry.Present entry = (Entry.Present) cursor.entry();
            if (query.typeId().isPresent() && entry.typeId() != query.typeId().getAsLong()) {
                break;
            }
            StoredObject object = packs.read(entry);
            if (matches(object, needle)) {
                if (total >= query.offset() && items.size() < query.size()) {
                    items.add(found(object));
                }
                total++;
            }
        }
        return new Page(items, total);
    }

    private boolean matches(StoredObject object, String needle) {
        ObjectTexts.Texts found = texts.read(object.canonical(), object.annotations());
        return found.label().toLowerCase(Locale.ROOT).contains(needle)
                || found.key().toLowerCase(Locale.ROOT).contains(needle);
    }

    private static FoundObject found(StoredObject object) {
        return new FoundObject(object.typeId(), object.objectId(), object.canonical(), object.annotations());
    }

    /** Neighbouring entries share packs and frames; a few of them stay open. */
    private final class RecentPacks {
        private static final int KEPT = 8;

        private final Map<ChunkId, OpenPack> open = new LinkedHashMap<>();

        private StoredObject read(Entry.Present entry) {
            ChunkId id = entry.place().pack();
            OpenPack pack = open.get(id);
            if (pack == null) {
                pack = reader.open(id);
                open.put(id, pack);
                if (open.size() > KEPT) {
                    open.remove(open.keySet().iterator().next());
                }
            }
            return reader.read(pack, entry);
        }
    }
}
