package io.strongroom.scheduler.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

@ApplicationScoped
class ScheduleTimer {
    private final RunSchedules schedules;
    private final OutageLog outage = new OutageLog(Logger.getLogger(ScheduleTimer.class), "Schedules wait");

    ScheduleTimer(RunSchedules schedules) {
        this.schedules = schedules;
    }

    @Scheduled(every = "${strongroom.schedule.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        untilTheStoreIsAway(schedules::runDue);
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        untilTheStoreIsAway(schedules::forgetOld);
    }

    private void untilTheStoreIsAway(Runnable work) {
        try {
            work.run();
            outage.succeeded();
        } catch (StoreUnavailableException e) {
            outage.failed(e);
        }
    }
}
