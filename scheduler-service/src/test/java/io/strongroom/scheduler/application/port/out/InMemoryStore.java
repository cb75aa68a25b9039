package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that the store keeps, with the outbox; a test can say after how many writes it goes away. */
public final class InMemoryStore {
    private final Map<SchemaId, BackupSlot> slots = new HashMap<>();
    private final Map<BackupId, EndedBackup> ended = new HashMap<>();
    private final Map<SchemaId, Schedule> schedules = new HashMap<>();
    private final Map<String, Occurrence> occurrences = new TreeMap<>();
    private final Map<SchemaId, Known> schemas = new HashMap<>();
    private final Map<InstanceId, Presence> instances = new HashMap<>();
    private final List<PendingEvent> pending = new ArrayList<>();
    private int writesLeft = Integer.MAX_VALUE;

    private record Known(SchemaFacts facts, boolean listed, long revision) {}

    private record Presence(boolean present, long revision) {}

    /** The next write after these is not made. */
    public void goAwayAfter(int writes) {
        writesLeft = writes;
    }

    public void comeBack() {
        writesLeft = Integer.MAX_VALUE;
    }

    private synchronized void write() {
        if (writesLeft == 0) {
            throw new StoreUnavailableException("store is away", new IOException());
        }
        writesLeft--;
    }

    public BackupSlotRepository slots() {
        return new BackupSlotRepository() {
            @Override
            public Optional<BackupSlot> find(SchemaId schemaId) {
                synchronized (InMemoryStore.this) {
                    return Optional.ofNullable(slots.get(schemaId));
                }
            }

            @Override
            public Optional<BackupSlot> findByActive(BackupId backupId) {
                synchronized (InMemoryStore.this) {
                    return slots.values().stream()
                            .filter(slot -> slot.active(backupId).isPresent())
                            .findFirst();
                }
            }

            @Override
            public Saved save(BackupSlot slot, List<PendingEvent> events) {
                synchronized (InMemoryStore.this) {
                    write();
                    long stored =
                            find(slot.schemaId()).map(BackupSlot::revision).orElse(0L);
                    if (stored != slot.revision()) {
                        return Saved.LOST_RACE;
                    }
                    slots.put(
                            slot.schemaId(),
                            BackupSlot.reconstitute(
                                    slot.schemaId(), stored + 1, slot.occupancy(), slot.lastDecision()));
                    pending.addAll(events);
                    return Saved.SAVED;
                }
            }
        };
    }

    public EndedBackupRepository ended() {
        return new EndedBackupRepository() {
            @Override
            public Optional<EndedBackup> find(BackupId backupId) {
                synchronized (InMemoryStore.this) {
                    return Optional.ofNullable(ended.get(backupId));
                }
            }

            @Override
            public void save(EndedBackup backup) {
                synchronized (InMemoryStore.this) {
                    write();
                    ended.putIfAbsent(backup.request().backupId(), backup);
                }
            }
        };
    }

    public ScheduleRepository schedules() {
        return new ScheduleRepository() {
            @Override
            public Optional<Schedule> find(SchemaId schemaId) {
                synchronized (InMemoryStore.this) {
                    return Optional.ofNullable(schedules.get(schemaId));
                }
            }

            @Override
            public List<Schedule> due(Instant now, int limit) {
                return on().stream()
                        .filter(schedule ->
                                schedule.nextAt().filter(at -> !at.isAfter(now)).isPresent())
                        .sorted(Comparator.comparing(
                                schedule -> schedule.nextAt().orElseThrow()))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<Schedule> on() {
                synchronized (InMemoryStore.this) {
                    return schedules.values().stream().filter(Schedule::isOn).toList();
                }
            }

            @Override
            public List<Schedule> on(InstanceId instanceId) {
                return on().stream()
                        .filter(schedule -> schedule.instanceId().equals(instanceId))
                        .toList();
            }

            @Override
            public Saved save(Schedule schedule, List<PendingEvent> events) {
                synchronized (InMemoryStore.this) {
                    write();
                    long stored =
                            find(schedule.schemaId()).map(Schedule::revision).orElse(0L);
                    if (stored != schedule.revision()) {
                        return Saved.LOST_RACE;
                    }
                    schedules.put(
                            schedule.schemaId(),
                            Schedule.reconstitute(
                                    schedule.schemaId(),
                                    schedule.instanceId(),
                                    stored + 1,
                                    schedule.settings(),
                                    schedule.standing()));
                    pending.addAll(events);
                    return Saved.SAVED;
                }
            }
        };
    }

    public OccurrenceRepository occurrences() {
        return new OccurrenceRepository() {
            @Override
            public void add(Occurrence occurrence) {
                synchronized (InMemoryStore.this) {
                    write();
                    occurrences.putIfAbsent(occurrence.id(), occurrence);
                }
            }

            @Override
            public Page list(SchemaId schemaId, int page, int size, boolean newestFirst) {
                synchronized (InMemoryStore.this) {
                    Comparator<Occurrence> order = Comparator.comparing(Occurrence::at);
                    List<Occurrence> all = occurrences.values().stream()
                            .filter(occurrence -> occurrence.schemaId().equals(schemaId))
                            .sorted(newestFirst ? order.reversed() : order)
                            .toList();
                    return new Page(
                            all.stream().skip((long) page * size).limit(size).toList(), all.size());
                }
            }

            @Override
            public void removeBefore(Instant end) {
                synchronized (InMemoryStore.this) {
                    write();
                    occurrences.values().removeIf(occurrence -> occurrence.at().isBefore(end));
                }
            }
        };
    }

    public KnownCatalogue known() {
        return new KnownCatalogue() {
            @Override
            public Optional<SchemaFacts> schema(SchemaId schemaId) {
                synchronized (InMemoryStore.this) {
                    return Optional.ofNullable(schemas.get(schemaId))
                            .filter(Known::listed)
                            .map(Known::facts);
                }
            }

            @Override
            public boolean isGone(InstanceId instanceId) {
                synchronized (InMemoryStore.this) {
                    return Optional.ofNullable(instances.get(instanceId))
                            .filter(presence -> !presence.present())
                            .isPresent();
                }
            }

            @Override
            public Noted note(SchemaFacts facts, boolean listed, long revision) {
                synchronized (InMemoryStore.this) {
                    write();
                    Known before = schemas.get(facts.schemaId());
                    if (before != null && before.revision() > revision) {
                        return Noted.PASSED_OVER;
                    }
                    schemas.put(facts.schemaId(), new Known(facts, listed, revision));
                    return Noted.TAKEN;
                }
            }

            @Override
            public Noted note(InstanceId instanceId, boolean present, long revision) {
                synchronized (InMemoryStore.this) {
                    write();
                    Presence before = instances.get(instanceId);
                    if (before != null && before.revision() > revision) {
                        return Noted.PASSED_OVER;
                    }
                    instances.put(instanceId, new Presence(present, revision));
                    return Noted.TAKEN;
                }
            }
        };
    }

    public Outbox outbox() {
        return new Outbox() {
            @Override
            public List<PendingEvent> pending(int limit) {
                synchronized (InMemoryStore.this) {
                    return List.copyOf(pending);
                }
            }

            @Override
            public void remove(PendingEvent event) {
                synchronized (InMemoryStore.this) {
                    write();
                    pending.removeIf(other -> other.eventId().equals(event.eventId()));
                }
            }
        };
    }
}
