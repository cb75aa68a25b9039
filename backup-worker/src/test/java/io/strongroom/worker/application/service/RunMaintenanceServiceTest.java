package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.application.port.out.InMemoryMaintenanceLedger;
import io.strongroom.worker.application.port.out.MaintenanceMeter;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.service.RunMaintenanceService.Planned;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.Maintenance.Outcome;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RunMaintenanceServiceTest {
    private static final MaintenanceTask TASK = MaintenanceTask.RETENTION;
    private static final Duration EVERY = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final InMemoryMaintenanceLedger ledger = new InMemoryMaintenanceLedger(now::get);
    private final List<String> metered = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private MaintenanceWork work = watch -> log.add("worked");

    @Test
    void whatIsDueIsDoneOncePerPeriod() {
        RunMaintenanceService worker = worker("a");

        worker.lookForWork();
        worker.lookForWork();
        assertThat(log).hasSize(1);
        now.set(NOW.plus(EVERY));
        worker.lookForWork();

        assertThat(log).hasSize(2);
        assertThat(task().last().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
        assertThat(task().nextAt()).isEqualTo(NOW.plus(EVERY).plus(EVERY));
        assertThat(task().runningSince()).isEmpty();
        assertThat(metered).containsExactly("DONE", "DONE");
    }

    @Test
    void onRequestItRunsBeforeItsTime() {
        RunMaintenanceService worker = worker("a");
        worker.lookForWork();

        ledger.change(TASK, Maintenance::requestedBySomebody);
        worker.lookForWork();
        worker.lookForWork();

        assertThat(log).hasSize(2);
    }

    @Test
    void aPersonStartsItAtOnceAndSeesIt() {
        RunMaintenanceService worker = worker("a");
        worker.lookForWork();
        work = watch -> log.add(worker.all().get(0).publicState().name());

        worker.request(TASK);

        assertThat(log).containsExactly("worked", "RUNNING");
        assertThat(worker.all()).extracting(Maintenance::publicState).containsExactly(Maintenance.PublicState.IDLE);
    }

    @Test
    void aRequestThatIsTakenBackIsNotServed() {
        RunMaintenanceService worker = worker("a");
        worker.lookForWork();
        ledger.change(TASK, Maintenance::requestedBySomebody);
        assertThat(task().publicState()).isEqualTo(Maintenance.PublicState.QUEUED);

        worker.stop(TASK);
        worker.lookForWork();

        assertThat(log).hasSize(1);
    }

    @Test
    void whileOneWorkerIsAtItNoOtherBegins() {
        work = watch -> {
            worker("b").lookForWork();
            log.add("worked");
        };

        worker("a").lookForWork();

        assertThat(log).hasSize(1);
        assertThat(task().lease().fence()).isEqualTo(1);
    }

    @Test
    void aStopActsAtTheNextStepAndKeepsTheCounts() {
        work = watch -> {
            watch.step(0, 2);
            watch.count("things", 1);
            ledger.change(TASK, Maintenance::stopRequestedBySomebody);
            assertThat(task().publicState()).isEqualTo(Maintenance.PublicState.STOPPING);
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            watch.step(1, 2);
            log.add("not stopped");
        };

        worker("a").lookForWork();

        assertThat(log).isEmpty();
        assertThat(task().last().orElseThrow().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(task().last().orElseThrow().counts()).isEqualTo(Map.of("things", 1L));
        assertThat(task().stopRequested()).isFalse();
        assertThat(task().isDue(NOW)).isFalse();
    }

    @Test
    void progressIsToldWhileItRuns() {
        work = watch -> {
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            watch.step(3, 9);
            log.add(task().done() + " of " + task().total() + " since "
                    + task().runningSince().orElseThrow());
        };

        worker("a").lookForWork();

        assertThat(log).containsExactly("3 of 9 since " + NOW);
    }

    @Test
    void whenAWorkerDiesAnotherGoesOnAfterItsLease() {
        ledger.change(TASK, idle -> idle.claimedBy("dead", NOW));
        now.set(NOW.plus(Lease.LENGTH).minusMillis(1));
        worker("b").lookForWork();
        assertThat(log).isEmpty();

        now.set(NOW.plus(Lease.LENGTH));
        worker("b").lookForWork();

        assertThat(log).hasSize(1);
        assertThat(task().last().orElseThrow().startedAt()).isEqualTo(NOW);
        assertThat(task().lease().fence()).isEqualTo(2);
    }

    @Test
    void whoLostItsLeaseStopsAndDecidesNothing() {
        work = watch -> {
            ledger.change(TASK, mine -> mine.claimedBy("other", NOW));
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            watch.step(0, 0);
            log.add("not stopped");
        };

        worker("a").lookForWork();

        assertThat(log).isEmpty();
        assertThat(task().lease().owner()).isEqualTo("other");
        assertThat(task().last()).isEmpty();
    }

    @Test
    void aHeartbeatExtendsTheLease() {
        RunMaintenanceService[] worker = new RunMaintenanceService[1];
        work = watch -> {
            now.set(NOW.plusSeconds(50));
            worker[0].heartbeat();
            log.add(task().lease().until().toString());
        };
        worker[0] = worker("a");

        worker[0].lookForWork();

        assertThat(log).containsExactly(NOW.plusSeconds(50).plus(Lease.LENGTH).toString());
    }

    @Test
    void aFailureIsToldAndTriedAgainSoon() {
        work = watch -> {
            throw new SnapshotStoreUnavailableException("the store is away", null);
        };

        worker("a").lookForWork();

        assertThat(task().last().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(task().last().orElseThrow().detail()).isEqualTo("the store is away");
        assertThat(task().nextAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aWorkerThatDrainsLeavesTheRestToAnother() {
        RunMaintenanceService[] worker = new RunMaintenanceService[1];
        work = watch -> {
            log.add("begun");
            if (log.size() == 1) {
                worker[0].drain(Duration.ZERO);
            }
            watch.step(0, 0);
        };
        worker[0] = worker("a");

        worker[0].lookForWork();
        assertThat(task().runningSince()).contains(NOW);
        assertThat(task().last()).isEmpty();
        worker("b").lookForWork();

        assertThat(log).containsExactly("begun", "begun");
        assertThat(task().last().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
    }

    private Maintenance task() {
        return ledger.find(TASK);
    }

    /** Works in the thread that looks for work. */
    private RunMaintenanceService worker(String name) {
        MaintenanceMeter meter = new MaintenanceMeter() {
            @Override
            public void counted(MaintenanceTask task, String what, long by) {}

            @Override
            public void ended(MaintenanceTask task, Outcome outcome) {
                metered.add(outcome.name());
            }
        };
        return new RunMaintenanceService(
                name,
                ledger,
                Map.of(TASK, new Planned(watch -> work.run(watch), EVERY)),
                meter,
                Runnable::run,
                nanos::get);
    }
}
