package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.Keeping;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of backups, on the heap. */
public final class InMemoryKeepingRecords implements KeepingRecords {
    private final Map<BackupId, Keeping> records = new HashMap<>();
    private final Set<BackupId> deleting = new HashSet<>();

    @Override
    public synchronized Keeping find(BackupId id) {
        return records.getOrDefault(id, Keeping.unmarked());
    }

    @Override
    public synchronized Map<BackupId, Keeping> find(Collection<BackupId> ids) {
        Map<BackupId, Keeping> found = new HashMap<>(records);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public synchronized boolean hold(BackupId id, Keeping.Held held) {
        if (deleting.contains(id)) {
            return false;
        }
        records.put(id, new Keeping(Optional.of(held)));
        return true;
    }

    @Override
    public synchronized void release(BackupId id) {
        records.remove(id);
    }

    @Override
    public synchronized boolean markDeleting(BackupId id) {
        return find(id).held().isEmpty() && (deleting.contains(id) || deleting.add(id));
    }

    @Override
    public synchronized void forget(BackupId id) {
        records.remove(id);
        deleting.remove(id);
    }
}
