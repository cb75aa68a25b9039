package io.strongroom.worker.application.service;

import io.strongroom.worker.application.snapshot.EntryCursor;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads back what a backup has stored, as text by object id. */
final class StoredObjects {
    private StoredObjects() {}

    static SortedMap<Long, String> in(Vault vault, SnapshotRoot root) {
        SortedMap<Long, String> all = new TreeMap<>();
        EntryCursor cursor = vault.reader.entries(root, 0, 0);
        while (cursor.advance()) {
            Entry.Present entry = (Entry.Present) cursor.entry();
            StoredObject object =
                    vault.reader.read(vault.reader.open(entry.place().pack()), entry);
            all.put(object.objectId(), new String(object.canonical(), StandardCharsets.UTF_8));
        }
        return all;
    }

    static List<Long> idsIn(Vault vault, List<String> runs) {
        SnapshotRoot root = vault.commit(runs.stream().map(ChunkId::parse).toList());
        return new ArrayList<>(in(vault, root).keySet());
    }
}
