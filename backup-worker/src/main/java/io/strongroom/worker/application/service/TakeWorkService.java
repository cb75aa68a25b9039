package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.in.TakeWork;
import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.LogContext;
import io.strongroom.worker.application.port.out.SiteCapacity;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.application.port.out.StopRequestedException;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.storage.StorageId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Claims jobs to coordinate and tasks to read, each on a thread of its own, as far as there is room. Sites share the room
 * fairly: the site with the fewest tasks in work comes first, and no site gets more than its rate can use.
 */
public final class TakeWorkService implements TakeWork {
    private static final System.Logger LOGGER = System.getLogger(TakeWorkService.class.getName());

    private final String owner;
    private final Limits limits;
    private final JobLedger jobs;
    private final TaskLedger tasks;
    private final AssetSource source;
    private final SiteCapacity capacity;
    private final Function<StorageId, ObjectPacker> packers;
    private final TaskReader reader;
    private final ExtraTaskReader extras;
    private final BackupCoordinator coordinator;
    private final PublishProgress progress;
    private final LogContext logContext;
    private final ExecutorService threads;
    private final LongSupplier nanos;

    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final AtomicInteger coordinating = new AtomicInteger();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean lookAgain = new AtomicBoolean();

    /**
     * @param owner names this process in leases
     * @param threads unbounded; this service bounds what it starts
     */
    public TakeWorkService(
            String owner,
            Limits limits,
            JobLedger jobs,
            TaskLedger tasks,
            AssetSource source,
            SiteCapacity capacity,
            Function<StorageId, ObjectPacker> packers,
            TaskReader reader,
            ExtraTaskReader extras,
            BackupCoordinator coordinator,
            PublishProgress progress,
            LogContext logContext,
            ExecutorService threads,
            LongSupplier nanos) {
        this.owner = owner;
        this.limits = limits;
        this.jobs = jobs;
        this.tasks = tasks;
        this.source = source;
        this.capacity = capacity;
        this.packers = packers;
        this.reader = reader;
        this.extras = extras;
        this.coordinator = coordinator;
        this.progress = progress;
        this.logContext = logContext;
        this.threads = threads;
        this.nanos = nanos;
    }

    /** How much one worker does at a time. */
    public record Limits(int coordinatedJobs, int tasks) {}

    /** Tasks that this worker reads at the moment. */
    public int runningTasks() {
        return reading.get();
    }

    /** Backups that this worker coordinates at the moment. */
    public int coordinatedJobs() {
        return coordinating.get();
    }

    @Override
    public void lookForWork() {
        lookAgain.set(true);
        if (draining.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        threads.execute(this::look);
    }

    private void look() {
        try {
            while (lookAgain.getAndSet(false) && !draining.get()) {
                List<Job> active = jobs.active();
                active.forEach(this::coordinateIfFree);
                claimTasks(active);
            }
        } catch (LedgerUnavailableException e) {
            LOGGER.log(Level.WARNING, "The ledger does not answer; looking for work again later");
        } finally {
            looking.set(false);
        }
        // somebody may have rung between the last look and the line above
        if (lookAgain.get() && !draining.get()) {
            lookForWork();
        }
    }

    @Override
    public void heartbeat() {
        for (Hold hold : holds.values()) {
            try {
                hold.renew();
            } catch (LedgerUnavailableException e) {
                LOGGER.log(Level.WARNING, "No heartbeat for " + hold.what() + ": the ledger does not answer");
            }
        }
    }

    @Override
    public void drain(Duration patience) {
        draining.set(true);
        coordinator.wakeAll();
        long deadline = nanos.getAsLong() + patience.toNanos();
        Doorbell waiting = new Doorbell();
        while (coordinating.get() + reading.get() > 0 && nanos.getAsLong() < deadline) {
            if (!waiting.await(Duration.ofMillis(50))) {
                return;
            }
        }
    }

    private void coordinateIfFree(Job job) {
        if (holds.containsKey(job.id().value()) || coordinating.get() >= limits.coordinatedJobs()) {
            return;
        }
        Instant now = jobs.now();
        if (!job.lease().isFree(now)) {
            return;
        }
        Job claimed = jobs.change(
                job.id(),
                current -> current.isFinished() || !current.lease().isFree(now)
                        ? current
                        : current.coordinatedBy(current.lease().takenBy(owner, now)));
        boolean isMine = claimed.lease().owner().equals(owner)
                && claimed.lease().fence() > job.lease().fence();
        if (!isMine) {
            return;
        }
        Hold hold =
                new Hold("job " + job.id(), claimed.lease().fence(), fence -> jobs.heartbeat(job.id(), fence), nanos);
        holds.put(job.id().value(), hold);
        coordinating.incrementAndGet();
        threads.execute(() -> coordinate(claimed, hold));
    }

    private void coordinate(Job job, Hold hold) {
        try {
            logContext.within(job.request(), () -> coordinator.drive(job.id(), hold, draining::get, this::lookForWork));
        } finally {
            holds.remove(job.id().value());
            coordinating.decrementAndGet();
            lookForWork();
        }
    }

    private void claimTasks(List<Job> active) {
        Map<String, Long> inWork = new HashMap<>();
        while (reading.get() < limits.tasks() && !draining.get()) {
            Optional<Claimed> claimed = active.stream()
                    .filter(TakeWorkService::mayBeRead)
                    .sorted(fairly(inWork))
                    .filter(job -> inWork(inWork, job) < capacity.usefulConcurrency(instanceOf(job)))
                    .map(job -> tasks.claim(job.id(), owner).map(task -> new Claimed(job, task)))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (claimed.isEmpty()) {
                return;
            }
            inWork.merge(instanceOf(claimed.get().job()), 1L, Long::sum);
            start(claimed.get());
        }
    }

    private static boolean mayBeRead(Job job) {
        return job.phase()
                        .filter(phase -> phase == Phase.READING || phase == Phase.EXTRAS)
                        .isPresent()
                && job.pause().isEmpty()
                && !job.stopRequested();
    }

    private Comparator<Job> fairly(Map<String, Long> inWork) {
        return Comparator.<Job>comparingLong(job -> inWork(inWork, job))
                .thenComparing(job -> job.request().trigger() == Trigger.MANUAL ? 0 : 1)
                .thenComparing(job -> job.request().requestedAt());
    }

    private long inWork(Map<String, Long> counted, Job job) {
        return counted.computeIfAbsent(instanceOf(job), tasks::running);
    }

    private static String instanceOf(Job job) {
        return job.request().instanceId();
    }

    private void start(Claimed claimed) {
        Task task = claimed.task();
        Hold hold =
                new Hold("task " + task.id(), task.lease().fence(), fence -> tasks.heartbeat(task.id(), fence), nanos);
        holds.put(task.id().value(), hold);
        reading.incrementAndGet();
        threads.execute(() -> readTask(claimed, hold));
    }

    private void readTask(Claimed claimed, Hold hold) {
        try {
            logContext.within(claimed.job().request(), () -> readToTheEndOrSayWhyNot(claimed, hold));
        } finally {
            holds.remove(claimed.task().id().value());
            reading.decrementAndGet();
            coordinator.wakeAll();
            lookForWork();
        }
    }

    private void readToTheEndOrSayWhyNot(Claimed claimed, Hold hold) {
        BackupId id = claimed.job().id();
        BooleanSupplier stop = new JobWatch(jobs, id, nanos)::hasToStop;
        Task task = claimed.task();
        try {
            AssetSource.Site site = source.open(instanceOf(claimed.job()), stop);
            ObjectPacker packer = packers.apply(claimed.job().storageId());
            BooleanSupplier pausing = () -> draining.get() || stop.getAsBoolean();
            if (task.readsObjects()) {
                reader.read(task, claimed.job().request().sourceSchemaId(), site, packer, hold, pausing);
            } else {
                extras.read(claimed.job(), task, site, packer, hold, pausing);
            }
        } catch (LeaseLostException e) {
            LOGGER.log(Level.INFO, e.getMessage() + "; another worker goes on");
        } catch (StopRequestedException e) {
            release(task, Task::released);
        } catch (SourceRejectedException e) {
            rejected(id, task, e);
        } catch (SourceUnavailableException e) {
            retryLater(task, TaskFailure.Kind.SOURCE_UNAVAILABLE, e.getMessage());
        } catch (SnapshotStoreRejectedException e) {
            pause(id, Pause.Reason.STORE, "The snapshot store takes no more data: " + e.getMessage());
            release(task, Task::released);
        } catch (SnapshotStoreUnavailableException e) {
            retryLater(task, TaskFailure.Kind.STORE_UNAVAILABLE, e.getMessage());
        } catch (LedgerUnavailableException e) {
            LOGGER.log(Level.WARNING, "The ledger does not answer; the task is taken up again when its lease ends");
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "A task failed for a reason that nobody foresaw", e);
            retryLater(task, TaskFailure.Kind.INTERNAL, e.getClass().getSimpleName());
        }
    }

    private void rejected(BackupId id, Task task, SourceRejectedException e) {
        switch (e.reason()) {
            case CREDENTIALS -> {
                pause(id, Pause.Reason.AUTH, e.getMessage());
                release(task, Task::released);
            }
            case INSTANCE_GONE -> {
                progress.publish(jobs.change(id, Job::stopRequestedBySomebody));
                release(task, Task::released);
            }
            case NOT_FOUND, QUESTION, INCONSISTENT ->
                retryLater(task, TaskFailure.Kind.SOURCE_REJECTED, e.getMessage());
        }
    }

    private void pause(BackupId id, Pause.Reason reason, String detail) {
        Instant now = jobs.now();
        progress.publish(jobs.change(id, job -> job.paused(reason, detail, now)));
    }

    private void retryLater(Task claimed, TaskFailure.Kind kind, String message) {
        LOGGER.log(Level.WARNING, "A task did not get on and is tried again: errorCode={0} {1}", kind, message);
        Instant now = jobs.now();
        release(
                claimed,
                task -> task.failed(
                        new TaskFailure(kind, message), now.plus(TaskFailure.waitAfter(task.failures() + 1))));
    }

    /**
     * From its last checkpoint, and only while the claim still counts: another worker's task is not ours to release. If
     * even this fails, the lease's end releases the task.
     */
    private void release(Task claimed, UnaryOperator<Task> how) {
        try {
            tasks.find(claimed.id())
                    .filter(task -> task.lease().fence() == claimed.lease().fence())
                    .ifPresent(task -> tasks.save(how.apply(task)));
        } catch (LeaseLostException | LedgerUnavailableException e) {
            LOGGER.log(Level.INFO, "A task could not be released: {0}", e.getMessage());
        }
    }

    private record Claimed(Job job, Task task) {}
}
