package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.maintenance.Maintenance;
import io.strongroom.worker.domain.maintenance.Maintenance.LastRun;
import io.strongroom.worker.domain.maintenance.Maintenance.Outcome;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every ledger of maintenance does. */
public abstract class MaintenanceLedgerContract {
    private static final MaintenanceTask TASK = MaintenanceTask.RETENTION;

    /** A ledger that nobody has used. */
    protected abstract MaintenanceLedger ledger();

    @Test
    void aTaskThatNobodyTouchedIsIdleAndDue() {
        MaintenanceLedger ledger = ledger();

        assertThat(ledger.find(TASK)).isEqualTo(Maintenance.idle(TASK));
        assertThat(ledger.find(TASK).isDue(ledger.now())).isTrue();
    }

    @Test
    void everyPartOfATaskComesBack() {
        MaintenanceLedger ledger = ledger();
        Instant now = ledger.now().truncatedTo(ChronoUnit.MILLIS);
        LastRun last = new LastRun(now.minusSeconds(9), now, Outcome.STOPPED, Map.of("backupsRemoved", 3L), "why");

        ledger.change(TASK, task -> task.ended(last, now.plusSeconds(60)));
        Maintenance changed = ledger.change(
                TASK, task -> task.claimedBy("me", now).advanced(5, 7).stopRequestedBySomebody());

        assertThat(ledger.find(TASK)).isEqualTo(changed);
        assertThat(changed.last()).contains(last);
        assertThat(changed.nextAt()).isEqualTo(now.plusSeconds(60));
        assertThat(changed.runningSince()).contains(now);
        assertThat(changed.stopRequested()).isTrue();
        assertThat(changed.done()).isEqualTo(5);
        assertThat(changed.total()).isEqualTo(7);
        assertThat(changed.lease().owner()).isEqualTo("me");
        assertThat(changed.lease().fence()).isEqualTo(1);
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void ofManyWhoClaimOneWins() throws InterruptedException {
        MaintenanceLedger ledger = ledger();
        Instant now = ledger.now();
        int claimants = 4;
        AtomicInteger winners = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(claimants);
        ExecutorService threads = Executors.newFixedThreadPool(claimants);
        for (int i = 0; i < claimants; i++) {
            String owner = "worker-" + i;
            threads.execute(() -> {
                ready.countDown();
                Maintenance after = ledger.change(TASK, task -> task.isDue(now) ? task.claimedBy(owner, now) : task);
                if (after.lease().owner().equals(owner)) {
                    winners.incrementAndGet();
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(winners).hasValue(1);
        assertThat(ledger.find(TASK).lease().fence()).isEqualTo(1);
    }
}
