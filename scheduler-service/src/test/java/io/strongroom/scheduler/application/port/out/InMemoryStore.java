package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slots with their outbox, and ended backups, as the store keeps them. */
public final class InMemoryStore {
    private final Map<SchemaId, BackupSlot> slots = new HashMap<>();
    private final Map<BackupId, EndedBackup> ended = new HashMap<>();
    private final List<PendingEvent> pending = new ArrayList<>();

    public BackupSlotRepository slots() {
        return new BackupSlotRepository() {
            @Override
            public Optional<BackupSlot> find(SchemaId schemaId) {
                return Optional.ofNullable(slots.get(schemaId));
            }

            @Override
            public Optional<BackupSlot> findByActive(BackupId backupId) {
                return slots.values().stream()
                        .filter(slot -> slot.active(backupId).isPresent())
                        .findFirst();
            }

            @Override
            public Saved save(BackupSlot slot, List<PendingEvent> events) {
                long stored = find(slot.schemaId()).map(BackupSlot::revision).orElse(0L);
                if (stored != slot.revision()) {
                    return Saved.LOST_RACE;
                }
                slots.put(slot.schemaId(), BackupSlot.reconstitute(slot.schemaId(), stored + 1, slot.occupancy()));
                pending.addAll(events);
                return Saved.SAVED;
            }
        };
    }

    public EndedBackupRepository ended() {
        return new EndedBackupRepository() {
            @Override
            public Optional<EndedBackup> find(BackupId backupId) {
                return Optional.ofNullable(ended.get(backupId));
            }

            @Override
            public void save(EndedBackup backup) {
                ended.putIfAbsent(backup.request().backupId(), backup);
            }
        };
    }

    public Outbox outbox() {
        return new Outbox() {
            @Override
            public List<PendingEvent> pending(int limit) {
                return List.copyOf(pending);
            }

            @Override
            public void remove(PendingEvent event) {
                pending.removeIf(other -> other.eventId().equals(event.eventId()));
            }
        };
    }
}
