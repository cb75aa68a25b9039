package io.strongroom.config.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.config.application.port.in.RotateKeys;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Notices changed keys without a restart, and says once what a person has to know about it. */
@ApplicationScoped
class KeyRotationTimer {

    private static final Logger LOGGER = Logger.getLogger(KeyRotationTimer.class);

    private final RotateKeys keys;
    private String lastRefusal = "";

    KeyRotationTimer(RotateKeys keys) {
        this.keys = keys;
    }

    @Scheduled(every = "{config-service.credentials.rotate-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void rotate() {
        try {
            note(keys.rotate());
        } catch (StoreUnavailableException outage) {
            LOGGER.debug("store does not answer, keys are looked at later");
        }
    }

    private void note(RotateKeys.Report report) {
        String refusal = report.refusal().orElse("");
        if (!refusal.isEmpty() && !refusal.equals(lastRefusal)) {
            LOGGER.errorf("changed keys are not taken over: %s errorCode=credentials-key.refused", refusal);
        }
        lastRefusal = refusal;
        if (report.sealedAnew() > 0) {
            LOGGER.infof(
                    "%d secrets are sealed with the first key now, %d are not yet", report.sealedAnew(), report.left());
        }
    }
}
