package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tasks on the heap, by a clock that the test holds; remembers every checkpoint. */
public final class InMemoryTaskLedger implements TaskLedger {
    private static final Comparator<Task> LONGEST_FIRST = Comparator.comparingLong(Task::expected)
            .reversed()
            .thenComparing(task -> task.id().value());

    public final List<Task> saved = new ArrayList<>();
    private final Supplier<Instant> clock;
    private final Map<TaskId, Task> tasks = new HashMap<>();

    public InMemoryTaskLedger(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void plan(List<Task> planned) {
        planned.forEach(task -> tasks.putIfAbsent(task.id(), task));
    }

    @Override
    public synchronized List<Task> of(BackupId id) {
        return tasks.values().stream()
                .filter(task -> task.id().backupId().equals(id))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    @Override
    public synchronized Optional<Task> find(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public synchronized Optional<Task> claim(BackupId id, String owner) {
        Instant now = clock.get();
        Optional<Task> free = of(id).stream()
                .filter(task -> switch (task.status()) {
                    case READY -> !task.notBefore().isAfter(now);
                    case RUNNING -> task.lease().isFree(now);
                    case DONE -> false;
                })
                .findFirst();
        return free.map(
                task -> put(leased(task, Task.Status.RUNNING, task.lease().takenBy(owner, now))));
    }

    @Override
    public synchronized void save(Task task) {
        Task stored = tasks.get(task.id());
        if (stored == null || !isHeld(stored, task.lease().fence())) {
            throw new LeaseLostException("task " + task.id());
        }
        boolean running = task.status() == Task.Status.RUNNING;
        Instant until = running ? clock.get().plus(Lease.LENGTH) : Instant.EPOCH;
        saved.add(put(leased(
                task,
                task.status(),
                new Lease(task.lease().owner(), task.lease().fence(), until))));
    }

    @Override
    public synchronized boolean heartbeat(TaskId id, long fence) {
        Task stored = tasks.get(id);
        if (stored == null || !isHeld(stored, fence)) {
            return false;
        }
        Lease longer = new Lease(stored.lease().owner(), fence, clock.get().plus(Lease.LENGTH));
        put(leased(stored, stored.status(), longer));
        return true;
    }

    @Override
    public synchronized long running(String instanceId) {
        return tasks.values().stream()
                .filter(task -> task.instanceId().equals(instanceId)
                        && task.status() == Task.Status.RUNNING
                        && !task.lease().isFree(clock.get()))
                .count();
    }

    @Override
    public synchronized long ready() {
        return tasks.values().stream()
                .filter(task -> task.status() == Task.Status.READY)
                .count();
    }

    @Override
    public synchronized Set<BackupId> backups() {
        return tasks.keySet().stream().map(TaskId::backupId).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public synchronized void forget(BackupId id) {
        tasks.keySet().removeIf(task -> task.backupId().equals(id));
    }

    private static boolean isHeld(Task stored, long fence) {
        return stored.status() == Task.Status.RUNNING && stored.lease().fence() == fence;
    }

    private Task put(Task task) {
        tasks.put(task.id(), task);
        return task;
    }

    private static Task leased(Task task, Task.Status status, Lease lease) {
        return new Task(
                task.id(),
                task.instanceId(),
                task.range(),
                task.expected(),
                status,
                lease,
                task.position(),
                task.runs(),
                task.totals(),
                task.quarantined(),
                task.extraWork(),
                task.failures(),
                task.notBefore(),
                task.lastFailure());
    }
}
