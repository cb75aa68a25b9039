package io.strongroom.config.adapter.in.timer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Finishes the replacement of a connection that a crash has interrupted. */
@ApplicationScoped
class SupersededConnectionsTimer {

    private static final Logger LOGGER = Logger.getLogger(SupersededConnectionsTimer.class);

    private final ManageConnection connections;

    SupersededConnectionsTimer(ManageConnection connections) {
        this.connections = connections;
    }

    @Scheduled(every = "{config-service.superseded-connections.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void remove() {
        try {
            connections.removeSuperseded();
        } catch (StoreUnavailableException outage) {
            LOGGER.debug("store does not answer, superseded connections are removed later");
        }
    }
}
