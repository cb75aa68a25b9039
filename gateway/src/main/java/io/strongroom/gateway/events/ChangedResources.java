package io.strongroom.gateway.events;

import io.strongroom.gateway.config.GatewayConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Resources that have changed and that listeners have not seen yet. However often one changes, it waits once and is
 * read once; a change during the reading makes it wait again. When too many wait, or one cannot be read for long,
 * listeners are told to read everything themselves.
 *
 * <p>All state belongs to one event loop, so there are no locks.
 */
@ApplicationScoped
class ChangedResources {

    private static final Logger LOGGER = Logger.getLogger(ChangedResources.class);

    private static final int MAX_ATTEMPTS = 5;

    private final Vertx vertx;
    private final Context loop;
    private final ResourceReader reader;
    private final Listeners listeners;
    private final int maxWaiting;
    private final int concurrency;
    private final long retryMillis;

    /** To the correlation id of the latest change. */
    private final Map<Resource, String> waiting = new LinkedHashMap<>();

    private final Map<Resource, Reading> readings = new HashMap<>();
    private final Map<Resource, Integer> failures = new HashMap<>();

    @Inject
    ChangedResources(Vertx vertx, ResourceReader reader, Listeners listeners, GatewayConfig config) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.reader = reader;
        this.listeners = listeners;
        this.maxWaiting = config.events().maxWaiting();
        this.concurrency = config.events().concurrency();
        this.retryMillis = config.events().retryAfter().toMillis();
    }

    /** Takes note and returns at once; safe from any thread. */
    void changed(Resource resource, String correlationId) {
        if (!listeners.isEmpty() && ResourceReader.routeOf(resource).isPresent()) {
            loop.runOnContext(now -> enqueue(resource, correlationId));
        }
    }

    private void enqueue(Resource resource, String correlationId) {
        Reading reading = readings.get(resource);
        if (reading != null) {
            reading.changedMeanwhile = correlationId;
        } else if (waiting.size() >= maxWaiting && !waiting.containsKey(resource)) {
            LOGGER.warnf("Too many changes at once; listeners read everything again waiting=%d", waiting.size());
            waiting.clear();
            listeners.tellToReadEverything();
        } else {
            waiting.put(resource, correlationId);
            readNext();
        }
    }

    private void readNext() {
        Iterator<Map.Entry<Resource, String>> next = waiting.entrySet().iterator();
        while (next.hasNext() && readings.size() < concurrency) {
            Map.Entry<Resource, String> entry = next.next();
            next.remove();
            read(entry.getKey(), entry.getValue());
        }
    }

    private void read(Resource resource, String correlationId) {
        Reading reading = new Reading();
        readings.put(resource, reading);
        reader.read(resource, correlationId)
                .onComplete(result -> loop.runOnContext(now -> {
                    readings.remove(resource);
                    if (result.succeeded()) {
                        failures.remove(resource);
                        listeners.tell(resource.event(), result.result());
                    } else {
                        failed(resource, correlationId, result.cause());
                    }
                    if (!reading.changedMeanwhile.isEmpty()) {
                        enqueue(resource, reading.changedMeanwhile);
                    }
                    readNext();
                }));
    }

    private void failed(Resource resource, String correlationId, Throwable cause) {
        int attempts = failures.merge(resource, 1, Integer::sum);
        if (attempts < MAX_ATTEMPTS) {
            LOGGER.debugf(cause, "Changed resource cannot be read now event=%s attempt=%d", resource.event(), attempts);
            vertx.setTimer(retryMillis, timer -> changed(resource, correlationId));
        } else {
            failures.remove(resource);
            LOGGER.warnf(
                    "Changed resource cannot be read; listeners read everything again event=%s attempt=%d reason=%s",
                    resource.event(), attempts, cause);
            listeners.tellToReadEverything();
        }
    }

    private static final class Reading {
        /** Correlation id of a change that came while this was under way; empty for none. */
        private String changedMeanwhile = "";
    }
}
