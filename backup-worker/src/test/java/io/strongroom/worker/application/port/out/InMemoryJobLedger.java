package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Jobs on the heap, by a clock that the test holds. */
public final class InMemoryJobLedger implements JobLedger {
    private final Supplier<Instant> clock;
    private final Map<BackupId, Job> jobs = new HashMap<>();
    private final Map<BackupId, Long> published = new HashMap<>();
    private final Set<BackupId> stops = new HashSet<>();
    private final Set<BackupId> removed = new HashSet<>();
    private final Map<BackupId, Job> untold = new LinkedHashMap<>();
    private final Set<StorageId> removedFrom = new HashSet<>();

    public InMemoryJobLedger(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public synchronized boolean add(Job job) {
        return !removed.contains(job.id()) && jobs.putIfAbsent(job.id(), job) == null;
    }

    @Override
    public synchronized Optional<Job> find(BackupId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized Job change(BackupId id, UnaryOperator<Job> change) {
        Job before = find(id).orElseThrow(NoSuchElementException::new);
        Job after = change.apply(before);
        if (after.equals(before)) {
            return before;
        }
        if (removed.contains(id)) {
            throw new NoSuchElementException();
        }
        Job stored = withVersion(after, before.version() + 1);
        jobs.put(id, stored);
        return stored;
    }

    @Override
    public synchronized boolean heartbeat(BackupId id, long fence) {
        Job job = jobs.get(id);
        if (job == null || job.isFinished() || job.lease().fence() != fence) {
            return false;
        }
        Lease longer = new Lease(job.lease().owner(), fence, now().plus(Lease.LENGTH));
        jobs.put(id, withVersion(job.coordinatedBy(longer), job.version() + 1));
        return true;
    }

    @Override
    public synchronized List<Job> active() {
        return jobs.values().stream()
                .filter(job -> !job.isFinished())
                .sorted(Comparator.comparing(job -> job.request().requestedAt()))
                .toList();
    }

    @Override
    public synchronized List<Job> unpublished() {
        return jobs.values().stream()
                .filter(job -> job.sequence() > published.getOrDefault(job.id(), 0L))
                .sorted(Comparator.comparing(job -> job.request().requestedAt()))
                .toList();
    }

    @Override
    public synchronized void published(BackupId id, long sequence) {
        published.merge(id, sequence, Math::max);
    }

    @Override
    public synchronized void rememberStop(BackupId id, Instant requestedAt) {
        stops.add(id);
    }

    @Override
    public synchronized boolean stopWasRemembered(BackupId id) {
        return stops.contains(id);
    }

    @Override
    public synchronized Page list(Query query) {
        Comparator<Job> oldestFirst = Comparator.<Job, Instant>comparing(
                        job -> job.request().requestedAt())
                .thenComparing(job -> job.id().value());
        List<Job> all = jobs.values().stream()
                .filter(job -> job.request().schemaId().equals(query.schemaId()))
                .filter(job ->
                        query.trigger().map(job.request().trigger()::equals).orElse(true))
                .filter(job -> query.from()
                        .map(from -> !job.request().requestedAt().isBefore(from))
                        .orElse(true))
                .filter(job -> query.to()
                        .map(to -> job.request().requestedAt().isBefore(to))
                        .orElse(true))
                .sorted(query.newestFirst() ? oldestFirst.reversed() : oldestFirst)
                .toList();
        return new Page(
                all.stream()
                        .skip((long) query.page() * query.size())
                        .limit(query.size())
                        .toList(),
                all.size());
    }

    @Override
    public synchronized Set<StorageId> storages() {
        Set<StorageId> all = new HashSet<>(removedFrom);
        jobs.values().forEach(job -> job.storage().ifPresent(storage -> all.add(storage.id())));
        return all;
    }

    @Override
    public synchronized void remove(BackupId id) {
        if (find(id).filter(Job::isFinished).isPresent()) {
            Job job = jobs.remove(id);
            job.storage().ifPresent(storage -> removedFrom.add(storage.id()));
            removed.add(id);
            untold.put(id, withSequence(job, job.sequence() + 1));
        }
    }

    @Override
    public synchronized List<Job> removals() {
        return List.copyOf(untold.values());
    }

    @Override
    public synchronized void removalTold(BackupId id) {
        untold.remove(id);
    }

    private static Job withSequence(Job job, long sequence) {
        return new Job(
                job.request(),
                job.state(),
                job.storage(),
                job.gathered(),
                job.progress(),
                job.warnings(),
                job.lease(),
                sequence,
                job.version());
    }

    private static Job withVersion(Job job, long version) {
        return new Job(
                job.request(),
                job.state(),
                job.storage(),
                job.gathered(),
                job.progress(),
                job.warnings(),
                job.lease(),
                job.sequence(),
                version);
    }
}
