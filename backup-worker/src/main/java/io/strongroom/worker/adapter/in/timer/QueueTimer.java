package io.strongroom.worker.adapter.in.timer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.worker.application.port.in.WatchQueue;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** For an autoscaler and for alerts; every worker says the same. Not a number while the ledger does not answer. */
@ApplicationScoped
class QueueTimer {
    private static final Logger LOGGER = Logger.getLogger(QueueTimer.class);

    private final WatchQueue queue;
    private volatile double backups = Double.NaN;
    private volatile double oldestSeconds = Double.NaN;
    private volatile double tasks = Double.NaN;

    QueueTimer(WatchQueue queue, MeterRegistry meters) {
        this.queue = queue;
        Gauge.builder("backup_queue_depth", this, timer -> timer.backups)
                .description("Backups that no worker has taken up")
                .register(meters);
        Gauge.builder("backup_queue_age_seconds", this, timer -> timer.oldestSeconds)
                .description("How long the oldest of them has waited")
                .register(meters);
        Gauge.builder("backup_queued_tasks", this, timer -> timer.tasks)
                .description("Tasks of running backups that nobody reads")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            WatchQueue.Waiting waiting = queue.look();
            backups = (double) waiting.backups();
            oldestSeconds = (double) waiting.oldest().toSeconds();
            tasks = (double) waiting.tasks();
        } catch (LedgerUnavailableException e) {
            backups = Double.NaN;
            oldestSeconds = Double.NaN;
            tasks = Double.NaN;
            LOGGER.debugf("The queue is looked at later cause=%s", e.getCause());
        }
    }
}
