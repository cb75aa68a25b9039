package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.RunMaintenance;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.MaintenanceLedger;
import io.strongroom.worker.application.port.out.MaintenanceMeter;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.StopRequestedException;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.Maintenance.LastRun;
import io.strongroom.worker.domain.maintenance.Maintenance.Outcome;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Claims what is due, one worker each, and tells in the ledger how far it is and how it ended. */
public final class RunMaintenanceService implements RunMaintenance {
    private static final System.Logger LOGGER = System.getLogger(RunMaintenanceService.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final String owner;
    private final MaintenanceLedger ledger;
    private final Map<MaintenanceTask, Planned> planned;
    private final MaintenanceMeter meter;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Map<MaintenanceTask, Hold> holds = new ConcurrentHashMap<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    /** @param owner names this process in leases */
    public RunMaintenanceService(
            String owner,
            MaintenanceLedger ledger,
            Map<MaintenanceTask, Planned> planned,
            MaintenanceMeter meter,
            Executor threads,
            LongSupplier nanos) {
        this.owner = owner;
        this.ledger = ledger;
        this.planned = Map.copyOf(planned);
        this.meter = meter;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * What is done, and how often.
     *
     * @param every how long after the end of one run the next is due
     */
    public record Planned(MaintenanceWork work, Duration every) {}

    @Override
    public List<Maintenance> all() {
        return planned.keySet().stream().sorted().map(ledger::find).toList();
    }

    @Override
    public void request(MaintenanceTask task) {
        ledger.change(task, Maintenance::requestedBySomebody);
        lookForWork();
    }

    @Override
    public void stop(MaintenanceTask task) {
        ledger.change(task, Maintenance::stopRequestedBySomebody);
    }

    @Override
    public void lookForWork() {
        try {
            for (MaintenanceTask task : planned.keySet()) {
                if (!draining.get() && !holds.containsKey(task)) {
                    claim(task);
                }
            }
        } catch (LedgerUnavailableException e) {
            LOGGER.log(Level.WARNING, "The ledger does not answer; maintenance is looked for later");
        }
    }

    private void claim(MaintenanceTask task) {
        Instant now = ledger.now();
        if (!ledger.find(task).isDue(now)) {
            return;
        }
        AtomicBoolean mine = new AtomicBoolean();
        Maintenance claimed = ledger.change(task, current -> {
            mine.set(current.isDue(now));
            return mine.get() ? current.claimedBy(owner, now) : current;
        });
        if (mine.get()) {
            Run run = new Run(claimed);
            holds.put(task, run.hold);
            threads.execute(run);
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
        long deadline = nanos.getAsLong() + patience.toNanos();
        Doorbell waiting = new Doorbell();
        while (!holds.isEmpty() && nanos.getAsLong() < deadline) {
            if (!waiting.await(Duration.ofMillis(50))) {
                return;
            }
        }
    }

    private final class Run implements Runnable, MaintenanceWork.Watch {
        private final MaintenanceTask task;
        private final Instant startedAt;
        private final Hold hold;
        private final Map<String, Long> counts = new TreeMap<>();
        private String note = "";
        private long lookedAt = nanos.getAsLong() - BETWEEN_LOOKS.toNanos();

        Run(Maintenance claimed) {
            this.task = claimed.task();
            this.startedAt = claimed.runningSince().orElseThrow();
            this.hold = new Hold(
                    "maintenance " + claimed.task().word(), claimed.lease().fence(), fence -> renewed(), nanos);
        }

        private boolean renewed() {
            Instant until = ledger.now().plus(Lease.LENGTH);
            return isMine(ledger.change(task, current -> isMine(current) ? current.heldUntil(until) : current));
        }

        private boolean isMine(Maintenance current) {
            return current.lease().fence() == hold.fence();
        }

        @Override
        public void run() {
            try {
                planned.get(task).work().run(this);
                end(Outcome.DONE, note);
            } catch (StopRequestedException e) {
                if (draining.get()) {
                    release();
                } else {
                    end(Outcome.STOPPED, note);
                }
            } catch (LeaseLostException e) {
                LOGGER.log(Level.INFO, "{0}; another worker goes on", e.getMessage());
            } catch (LedgerUnavailableException e) {
                LOGGER.log(Level.WARNING, "The ledger does not answer; maintenance goes on when its lease has ended");
            } catch (SnapshotStoreUnavailableException
                    | SnapshotStoreRejectedException
                    | BrokerUnavailableException
                    | MaintenanceRefusedException e) {
                end(Outcome.FAILED, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, "Maintenance failed for a reason that nobody foresaw", e);
                end(Outcome.FAILED, e.getClass().getSimpleName());
            } finally {
                holds.remove(task);
            }
        }

        @Override
        public void step(long done, long total) {
            hold.demand();
            if (draining.get()) {
                throw new StopRequestedException();
            }
            long now = nanos.getAsLong();
            if (now - lookedAt >= BETWEEN_LOOKS.toNanos()) {
                lookedAt = now;
                if (change(current -> current.advanced(done, total)).stopRequested()) {
                    throw new StopRequestedException();
                }
            }
        }

        @Override
        public void count(String what, long by) {
            if (by > 0) {
                counts.merge(what, by, Long::sum);
                meter.counted(task, what, by);
            }
        }

        @Override
        public void note(String detail) {
            note = note.isEmpty() ? detail : note;
        }

        private void end(Outcome outcome, String detail) {
            try {
                Instant now = ledger.now();
                Duration pause = outcome == Outcome.FAILED
                        ? shorter()
                        : planned.get(task).every();
                change(current -> current.ended(new LastRun(startedAt, now, outcome, counts, detail), now.plus(pause)));
                meter.ended(task, outcome);
                LOGGER.log(
                        outcome == Outcome.FAILED ? Level.WARNING : Level.INFO,
                        "Maintenance ended task={0} outcome={1} counts={2} {3}",
                        task.word(),
                        outcome,
                        counts,
                        detail);
            } catch (LeaseLostException | LedgerUnavailableException e) {
                LOGGER.log(Level.INFO, "The end of maintenance could not be stored: {0}", e.getMessage());
            }
        }

        private Duration shorter() {
            Duration every = planned.get(task).every();
            return every.compareTo(AFTER_A_FAILURE) < 0 ? every : AFTER_A_FAILURE;
        }

        private void release() {
            try {
                change(Maintenance::released);
            } catch (LeaseLostException | LedgerUnavailableException e) {
                LOGGER.log(Level.INFO, "Maintenance could not be released: {0}", e.getMessage());
            }
        }

        private Maintenance change(UnaryOperator<Maintenance> change) {
            return ledger.change(task, current -> {
                if (!isMine(current)) {
                    throw new LeaseLostException(hold.what());
                }
                return change.apply(current);
            });
        }
    }
}
