package io.strongroom.worker.adapter.in.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.worker.application.port.in.RotateSnapshotKey;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.WrongKeyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Notices changed keys without a restart, and says once what a person has to know about it. */
@ApplicationScoped
class SnapshotKeyTimer {
    private static final Logger LOGGER = Logger.getLogger(SnapshotKeyTimer.class);

    private final RotateSnapshotKey rotation;
    private final AtomicInteger underOlderKey = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private String lastRefusal = "";

    SnapshotKeyTimer(RotateSnapshotKey rotation, MeterRegistry meters) {
        this.rotation = rotation;
        meters.gauge("snapshot_key_ring_under_older_key", underOlderKey);
        meters.gauge("snapshot_keys_refused", refused);
    }

    @Scheduled(every = "{strongroom.worker.snapshot-key.rotate-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void rotate() {
        try {
            note(rotation.rotate());
        } catch (WrongKeyException wrong) {
            note(new RotateSnapshotKey.Outcome(
                    false, false, java.util.Optional.of(String.valueOf(wrong.getMessage()))));
        } catch (SnapshotStoreUnavailableException | SnapshotStoreRejectedException outage) {
            LOGGER.debug("the document store does not answer, keys are looked at later");
        }
    }

    private void note(RotateSnapshotKey.Outcome outcome) {
        String refusal = outcome.refusal().orElse("");
        if (!refusal.isEmpty() && !refusal.equals(lastRefusal)) {
            LOGGER.errorf("changed snapshot keys are not taken over: %s errorCode=snapshot-key.refused", refusal);
        }
        lastRefusal = refusal;
        underOlderKey.set(outcome.underFirstKey() ? 0 : 1);
        refused.set(refusal.isEmpty() ? 0 : 1);
        if (outcome.rewrapped()) {
            LOGGER.info("the key ring is under the first snapshot key now, and new data under a new data key");
        }
    }
}
