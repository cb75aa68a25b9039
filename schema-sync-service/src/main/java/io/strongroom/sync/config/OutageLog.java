package io.strongroom.sync.config;

import io.strongroom.sync.application.service.OutboxWatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Two lines for each outage: one every few seconds would hide everything else. */
final class OutageLog implements OutboxWatch {
    private static final Logger LOGGER = Logger.getLogger(OutageLog.class);

    private final AtomicBoolean behind = new AtomicBoolean();

    @Override
    public void swept(RuntimeException failure) {
        if (behind.compareAndSet(false, true)) {
            LOGGER.warnf("Events cannot be sent now, they wait in the outbox cause=%s", failure.getCause());
        }
    }

    @Override
    public void swept() {
        if (behind.compareAndSet(true, false)) {
            LOGGER.info("All waiting events are sent");
        }
    }
}
