package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Roots on the heap. */
public final class InMemorySnapshotRoots implements SnapshotRoots {
    public final NavigableMap<SnapshotId, SnapshotRoot> roots = new TreeMap<>();
    private final Map<SnapshotId, StorageId> storages = new HashMap<>();
    private final Map<SnapshotId, SnapshotRoot> pins = new HashMap<>();
    private final Set<SnapshotId> removed = new TreeSet<>();

    @Override
    public synchronized Commit insert(SnapshotRoot root, StorageId storage) {
        storages.putIfAbsent(root.id(), storage);
        return roots.putIfAbsent(root.id(), root) == null ? Commit.COMMITTED : Commit.ALREADY_COMMITTED;
    }

    @Override
    public synchronized StorageId storageOf(SnapshotId id) {
        return storages.getOrDefault(id, StorageId.MANAGED);
    }

    @Override
    public synchronized Optional<SnapshotRoot> find(SnapshotId id) {
        return removed.contains(id) ? Optional.empty() : Optional.ofNullable(roots.get(id));
    }

    @Override
    public synchronized Optional<RootSeal> seal(SnapshotId id) {
        return Optional.ofNullable(roots.get(id)).map(SnapshotRoot::seal);
    }

    @Override
    public synchronized Optional<RootSeal> newestSeal(String schemaId) {
        return roots.descendingMap().values().stream()
                .filter(root -> root.schemaId().equals(schemaId))
                .map(SnapshotRoot::seal)
                .findFirst();
    }

    @Override
    public synchronized List<SnapshotRoot> list(String schemaId, int offset, int limit) {
        return roots.values().stream()
                .filter(root -> root.schemaId().equals(schemaId) && !removed.contains(root.id()))
                .sorted(Comparator.comparing(SnapshotRoot::id).reversed())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Stored> after(String after, int limit) {
        return roots.values().stream()
                .filter(root -> root.id().value().compareTo(after) > 0 && !removed.contains(root.id()))
                .limit(limit)
                .map(root -> new Stored(root, storageOf(root.id())))
                .toList();
    }

    @Override
    public synchronized Set<StorageId> storages() {
        return Set.copyOf(storages.values());
    }

    @Override
    public synchronized void pin(SnapshotId by, SnapshotRoot root) {
        pins.put(by, root);
    }

    @Override
    public synchronized Optional<SnapshotRoot> pinnedBy(SnapshotId by) {
        return Optional.ofNullable(pins.get(by));
    }

    @Override
    public synchronized void unpin(SnapshotId by) {
        pins.remove(by);
    }

    @Override
    public synchronized Map<SnapshotId, SnapshotRoot> pinned() {
        return Map.copyOf(pins);
    }

    @Override
    public synchronized void remove(SnapshotId id) {
        if (roots.containsKey(id)) {
            removed.add(id);
        }
    }
}
