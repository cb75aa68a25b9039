package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.application.port.out.StopRequestedException;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.LimitedBy;
import io.strongroom.worker.domain.job.QuarantineLimit;
import io.strongroom.worker.domain.job.Speed;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.TimeSpent;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Leads a backup from the request to the snapshot, one phase after the other. What each phase gained is in the ledger
 * before the next begins, so a coordinator can die anywhere and another goes on in the same phase.
 */
public final class BackupCoordinator {
    private static final System.Logger LOGGER = System.getLogger(BackupCoordinator.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(30);

    /** How often types are read again because they, or their number of objects, changed meanwhile. */
    private static final int MOST_ROUNDS = 2;

    private static final String SHARED = "shared";

    private final JobLedger jobs;
    private final TaskLedger tasks;
    private final AssetSource source;
    private final BackupPlanner planner;
    private final SnapshotStores stores;
    private final Function<StorageId, LateReader> lateReaders;
    private final Function<StorageId, SnapshotSealer> sealers;
    private final PublishProgress progress;
    private final QuarantineLimit quarantineLimit;
    private final LongSupplier nanos;
    private final Doorbell doorbell = new Doorbell();

    public BackupCoordinator(
            JobLedger jobs,
            TaskLedger tasks,
            AssetSource source,
            BackupPlanner planner,
            SnapshotStores stores,
            Function<StorageId, LateReader> lateReaders,
            Function<StorageId, SnapshotSealer> sealers,
            PublishProgress progress,
            QuarantineLimit quarantineLimit,
            LongSupplier nanos) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.source = source;
        this.planner = planner;
        this.stores = stores;
        this.lateReaders = lateReaders;
        this.sealers = sealers;
        this.progress = progress;
        this.quarantineLimit = quarantineLimit;
        this.nanos = nanos;
    }

    void wakeAll() {
        doorbell.ring();
    }

    /** Returns when the backup has ended, or when this worker may not or should not lead it any longer. */
    void drive(BackupId id, Hold hold, BooleanSupplier draining, Runnable lookForWork) {
        Drive drive = new Drive(id, hold, draining, lookForWork);
        try {
            drive.run();
        } catch (LeaseLostException e) {
            LOGGER.log(Level.INFO, "{0}; another worker coordinates", e.getMessage());
        } catch (LedgerUnavailableException e) {
            LOGGER.log(Level.WARNING, "The ledger does not answer; coordination goes on when it does");
        }
    }

    private final class Drive {
        private final BackupId id;
        private final Hold hold;
        private final BooleanSupplier draining;
        private final Runnable lookForWork;
        private int failures;
        private Optional<Definitions> definitions = Optional.empty();
        private final IconImages icons = new IconImages();
        private Optional<Speed> speed = Optional.empty();
        private TimeSpent seen = TimeSpent.none();
        private Optional<LimitedBy> limitedBy = Optional.empty();
        private long toldAt = nanos.getAsLong();

        Drive(BackupId id, Hold hold, BooleanSupplier draining, Runnable lookForWork) {
            this.id = id;
            this.hold = hold;
            this.draining = draining;
            this.lookForWork = lookForWork;
        }

        void run() {
            while (!draining.getAsBoolean()) {
                Optional<Job> found = jobs.find(id);
                if (found.isEmpty()) {
                    return; // it has ended and was deleted
                }
                Job job = found.get();
                if (job.isFinished() && tidied(job)) {
                    return;
                }
                if (!job.isFinished()) {
                    hold.demand();
                }
                boolean goOn = !job.isFinished() && step(job);
                if (!goOn && !doorbell.await(BETWEEN_LOOKS)) {
                    return;
                }
            }
            jobs.change(
                    id,
                    job -> job.lease().fence() == hold.fence()
                            ? job.coordinatedBy(job.lease().released())
                            : job);
        }

        /** Returns whether to go on at once. */
        private boolean step(Job job) {
            try {
                boolean goOn = advance(job);
                failures = 0;
                return goOn;
            } catch (StopRequestedException e) {
                return true;
            } catch (SourceRejectedException e) {
                return rejected(e);
            } catch (SourceUnavailableException e) {
                return failedOnce(new TaskFailure(TaskFailure.Kind.SOURCE_UNAVAILABLE, e.getMessage()));
            } catch (SnapshotStoreRejectedException e) {
                Instant now = jobs.now();
                change(current -> current.paused(
                        Pause.Reason.STORE, "The snapshot store takes no more data: " + e.getMessage(), now));
                return false;
            } catch (SnapshotStoreUnavailableException e) {
                return failedOnce(new TaskFailure(TaskFailure.Kind.STORE_UNAVAILABLE, e.getMessage()));
            } catch (LeaseLostException | LedgerUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, "Coordination failed for a reason that nobody foresaw", e);
                return failedOnce(
                        new TaskFailure(TaskFailure.Kind.INTERNAL, e.getClass().getSimpleName()));
            }
        }

        private boolean advance(Job job) {
            if (job.stopRequested()) {
                return stopWhenTasksAreReleased();
            }
            if (job.pause().isPresent()) {
                return resumeIfTheStoreHadTime(job.pause().get());
            }
            if (job.phase().isEmpty()) {
                Storage chosen = stores.current();
                Instant now = jobs.now();
                change(current -> current.storedIn(chosen).started(now));
                return true;
            }
            switch (job.phase().get()) {
                case DEFINITIONS -> readDefinitions(job);
                case PLANNING -> plan(job);
                case READING -> {
                    return watchTasks(job);
                }
                case CATCH_UP -> catchUp(job);
                case EXTRAS -> {
                    return watchExtras(job);
                }
                case REFERENCES, COMMITTING -> seal(job);
            }
            return true;
        }

        private void readDefinitions(Job job) {
            Definitions read = open(job).definitions(job.request().sourceSchemaId());
            definitions = Optional.of(read);
            change(current -> {
                Job next = current.with(
                                current.gathered().withDefinitions(planner.windowStart(read), fingerprints(read)))
                        .inPhase(Phase.PLANNING);
                for (String name : read.unreadable()) {
                    next = next.warned(Warning.DEFINITION_NOT_READABLE, "The account may not read " + name, 1);
                }
                return next;
            });
        }

        /** Nobody reads before the plan is complete, so what a dead planner left can go. */
        private void plan(Job job) {
            Site site = open(job);
            List<Task> planned = planner.planAll(job, definitions(job, site), site);
            // counting may have taken longer than the lease, and by now another coordinator's tasks may be read
            hold.demand();
            tasks.forget(id);
            tasks.plan(planned);
            long total = planned.stream().mapToLong(Task::expected).sum();
            change(current -> current.inPhase(Phase.READING)
                    .advanced(current.progress().advancedTo(0, total, Optional.empty(), Optional.empty())));
            lookForWork.run();
        }

        private boolean watchTasks(Job job) {
            List<Task> all = tasks.of(id).stream().filter(Task::readsObjects).toList();
            TaskTotals totals = all.stream().map(Task::totals).reduce(TaskTotals.none(), TaskTotals::plus);
            long expected = all.stream().mapToLong(Task::likelyObjects).sum();
            if (refuseTooManyFailures(all, expected)) {
                return true;
            }
            tell(job, totals, expected);
            if (all.stream().allMatch(task -> task.status() == Task.Status.DONE)) {
                change(current -> current.inPhase(Phase.CATCH_UP));
                return true;
            }
            lookForWork.run();
            return readSomeIcons(job);
        }

        /** What cannot be read of the extras is no reason to do without a snapshot of the objects. */
        private boolean watchExtras(Job job) {
            List<Task> all = tasks.of(id);
            TaskTotals objects = all.stream()
                    .filter(Task::readsObjects)
                    .map(Task::totals)
                    .reduce(TaskTotals.none(), TaskTotals::plus);
            tell(job, objects, objects.objects());
            boolean over = all.stream()
                    .filter(task -> !task.readsObjects())
                    .allMatch(task -> task.status() == Task.Status.DONE
                            || (task.status() == Task.Status.READY && task.hasFailedForGood()));
            if (over) {
                change(current -> current.inPhase(Phase.REFERENCES));
                return true;
            }
            lookForWork.run();
            return readSomeIcons(job);
        }

        /** While only tasks read, there is time for this; returns whether there may be more to do. */
        private boolean readSomeIcons(Job job) {
            if (definitions.filter(icons::areComplete).isPresent()) {
                return false;
            }
            Site site = open(job);
            icons.readSome(definitions(job, site), site);
            return true;
        }

        private boolean refuseTooManyFailures(List<Task> all, long expected) {
            for (Task task : all) {
                if (task.hasFailedForGood()) {
                    TaskFailure failure = task.lastFailure().orElseThrow();
                    fail(failure.kind().code(), failure.message());
                    return true;
                }
            }
            long quarantined =
                    all.stream().mapToLong(task -> task.quarantined().size()).sum();
            if (quarantineLimit.isExceeded(quarantined, expected)) {
                fail(
                        "backup.too-many-unreadable-objects",
                        quarantined + " objects could not be read, more than a snapshot may lack; the first: "
                                + firstQuarantined(all));
                return true;
            }
            return false;
        }

        private void tell(Job job, TaskTotals totals, long expected) {
            long now = nanos.getAsLong();
            Speed newSpeed = speed.map(known -> known.observed(totals.objects(), now))
                    .orElseGet(() -> Speed.startingAt(totals.objects(), now));
            speed = Optional.of(newSpeed);
            limitedBy = totals.time().minus(seen).dominant().or(() -> limitedBy);
            seen = totals.time();
            boolean moved = totals.objects() > job.progress().done();
            if (!moved && now - toldAt < LONGEST_SILENCE.toNanos()) {
                return;
            }
            toldAt = now;
            Optional<Duration> eta = newSpeed.timeFor(Math.max(0, expected - totals.objects()));
            change(current ->
                    current.advanced(current.progress().advancedTo(totals.objects(), expected, eta, limitedBy)));
        }

        /** Reads what changed meanwhile, and again every type whose definition did. */
        private void catchUp(Job job) {
            Site site = open(job);
            if (!lateReaders
                    .apply(job.storageId())
                    .readChanged(job, site, run -> change(current -> current.with(run.apply(current.gathered()))))) {
                change(current -> current.warned(
                        Warning.CATCH_UP_NOT_POSSIBLE,
                        "The site cannot select objects by the time of their change",
                        1));
            }
            Definitions now = site.definitions(job.request().sourceSchemaId());
            definitions = Optional.of(now);
            Set<Long> changedTypes = changedTypes(job.gathered().definitions(), now);
            if (changedTypes.isEmpty()) {
                planExtras(job, site);
                return;
            }
            if (job.gathered().round() == MOST_ROUNDS) {
                change(current -> current.warned(
                        Warning.SCHEMA_DRIFT, "Object types kept changing while they were read", changedTypes.size()));
                planExtras(job, site);
                return;
            }
            readAgain(job, site, now, changedTypes);
        }

        /** Nobody takes the tasks up before the phase begins. */
        private void planExtras(Job job, Site site) {
            ExtrasPlanner.Plan plan = ExtrasPlanner.plan(job, site);
            hold.demand();
            tasks.plan(plan.tasks());
            change(current ->
                    current.with(current.gathered().withExtras(plan.results())).inPhase(Phase.EXTRAS));
            lookForWork.run();
        }

        private void readAgain(Job job, Site site, Definitions now, Set<Long> types) {
            List<Task> again = planner.planAgain(job, now, types, site);
            tasks.plan(again);
            change(current -> current.with(current.gathered()
                            .nextRound()
                            .withDefinitions(current.gathered().windowFrom().orElseThrow(), fingerprints(now)))
                    .inPhase(Phase.READING));
            lookForWork.run();
        }

        private void seal(Job job) {
            Site site = open(job);
            Definitions now = definitions(job, site);
            List<Task> all = tasks.of(id);
            boolean mayReadAgain = job.gathered().round() < MOST_ROUNDS;
            while (!icons.areComplete(now)) {
                hold.demand();
                icons.readSome(now, site);
            }
            SnapshotSealer.Result result =
                    sealers.apply(job.storageId()).seal(job, all, now.with(icons.documents()), site, mayReadAgain);
            Set<Long> incomplete = result.incompleteTypes();
            if (!incomplete.isEmpty()) {
                readAgain(job, site, now, incomplete);
                return;
            }
            Instant finishedAt = jobs.now();
            change(current -> result.applyTo(current).completed(finishedAt));
        }

        /** With a watch of its own: one that has seen a pause goes on saying so after the pause. */
        private Site open(Job job) {
            JobWatch watch = new JobWatch(jobs, id, nanos);
            return source.open(job.request().instanceId(), () -> draining.getAsBoolean() || watch.hasToStop());
        }

        private Definitions definitions(Job job, Site site) {
            if (definitions.isEmpty()) {
                definitions = Optional.of(site.definitions(job.request().sourceSchemaId()));
            }
            return definitions.get();
        }

        /** Not while tasks are read: what they store last would be left behind. They see the end within a page. */
        private boolean tidied(Job job) {
            if (anyTaskIsHeld(jobs.now())) {
                return false;
            }
            sealers.apply(job.storageId()).discardRuns(tasks.of(id), job.gathered());
            tasks.forget(id);
            return true;
        }

        private boolean anyTaskIsHeld(Instant now) {
            return tasks.of(id).stream()
                    .anyMatch(task -> task.status() == Task.Status.RUNNING
                            && !task.lease().isFree(now));
        }

        private boolean stopWhenTasksAreReleased() {
            Instant now = jobs.now();
            if (anyTaskIsHeld(now)) {
                return false;
            }
            change(current -> current.stopped(now));
            return true;
        }

        private boolean resumeIfTheStoreHadTime(Pause pause) {
            Instant now = jobs.now();
            if (pause.reason() == Pause.Reason.STORE
                    && now.isAfter(pause.since().plus(STORE_PAUSE))) {
                change(Job::resumed);
                lookForWork.run();
                return true;
            }
            return false;
        }

        private boolean rejected(SourceRejectedException e) {
            switch (e.reason()) {
                case CREDENTIALS -> {
                    Instant now = jobs.now();
                    change(current -> current.paused(Pause.Reason.AUTH, e.getMessage(), now));
                }
                case INSTANCE_GONE -> change(Job::stopRequestedBySomebody);
                case NOT_FOUND ->
                    fail("schema.gone", "The schema cannot be found at the site any more: " + e.getMessage());
                case QUESTION -> fail("source.rejected", e.getMessage());
                case INCONSISTENT -> {
                    return failedOnce(new TaskFailure(TaskFailure.Kind.SOURCE_REJECTED, e.getMessage()));
                }
            }
            return false;
        }

        private boolean failedOnce(TaskFailure failure) {
            failures++;
            LOGGER.log(
                    Level.WARNING,
                    "Coordination did not get on: errorCode={0} attempt={1} {2}",
                    failure.kind(),
                    failures,
                    failure.message());
            if (failure.isFinalAfter(failures)) {
                fail(failure.kind().code(), failure.message());
                return true;
            }
            doorbell.await(TaskFailure.waitAfter(failures));
            return true;
        }

        private void fail(String code, String message) {
            Instant now = jobs.now();
            change(current -> current.failed(now, code, message));
        }

        private Job change(UnaryOperator<Job> change) {
            hold.demand();
            Job before = jobs.find(id).orElseThrow();
            Job after = jobs.change(id, current -> {
                if (current.lease().fence() != hold.fence()) {
                    throw new LeaseLostException(hold.what());
                }
                return change.apply(current);
            });
            if (after.sequence() > before.sequence()) {
                progress.publish(after);
            }
            return after;
        }
    }

    private static Map<String, String> fingerprints(Definitions definitions) {
        Map<String, String> all = new HashMap<>();
        all.put(SHARED, definitions.fingerprint());
        definitions.types().forEach(type -> all.put(Long.toString(type.id()), type.fingerprint()));
        return all;
    }

    /** All types when what they share changed; a type that is gone cannot be read again, its objects stay as read. */
    private static Set<Long> changedTypes(Map<String, String> before, Definitions now) {
        boolean shared = !now.fingerprint().equals(before.get(SHARED));
        return now.types().stream()
                .filter(type -> shared || !type.fingerprint().equals(before.get(Long.toString(type.id()))))
                .map(AssetSource.TypeDefinition::id)
                .collect(Collectors.toSet());
    }

    private static String firstQuarantined(List<Task> all) {
        return all.stream()
                .flatMap(task -> task.quarantined().stream())
                .findFirst()
                .map(one -> "object " + one.objectId() + ": " + one.reason())
                .orElse("");
    }
}
