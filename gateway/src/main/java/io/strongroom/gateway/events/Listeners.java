package io.strongroom.gateway.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.gateway.config.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The open event streams. A listener that does not read what waits for it is dropped: it connects again, is greeted,
 * and reads everything afresh, which is cheaper than remembering for it.
 */
@ApplicationScoped
class Listeners {

    private static final Logger LOGGER = Logger.getLogger(Listeners.class);

    private static final String HELLO = "hello";
    private static final String READ_EVERYTHING = "{\"refetch\":true}";

    private final Set<HttpServerResponse> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sequence = new AtomicLong();

    /** Tells the ids of one run of this process from those of another. */
    private final String run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

    private final Vertx vertx;
    private final int maxListeners;
    private final int maxBacklogBytes;
    private final long heartbeatTimer;
    private final Counter dropped;

    @Inject
    Listeners(Vertx vertx, GatewayConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.maxListeners = config.events().maxListeners();
        this.maxBacklogBytes = config.events().maxBacklogBytes();
        this.heartbeatTimer = vertx.setPeriodic(config.events().heartbeat().toMillis(), timer -> send(Frame.HEARTBEAT));
        this.dropped = Counter.builder("gateway_listeners_dropped")
                .description("Event streams that were closed because their reader was too slow")
                .register(metrics);
        Gauge.builder("gateway_listeners", open, Set::size)
                .description("Event streams that are open")
                .register(metrics);
    }

    @PreDestroy
    void close() {
        vertx.cancelTimer(heartbeatTimer);
        open.stream().filter(listener -> !hasEnded(listener)).forEach(HttpServerResponse::end);
    }

    /** Starts a stream with a greeting; false if there are too many already. */
    boolean admit(HttpServerResponse response) {
        if (open.size() >= maxListeners) {
            return false;
        }
        response.setChunked(true)
                .setWriteQueueMaxSize(maxBacklogBytes)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // asks nginx and its relatives not to collect the stream before passing it on
                .putHeader("X-Accel-Buffering", "no");
        response.exceptionHandler(broken -> open.remove(response));
        response.closeHandler(closed -> open.remove(response));
        open.add(response);
        send(response, Frame.of(HELLO, nextId(), READ_EVERYTHING));
        return true;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void tell(String event, String data) {
        send(Frame.of(event, nextId(), data));
    }

    /** For when changes may have been missed. */
    void tellToReadEverything() {
        tell(HELLO, READ_EVERYTHING);
    }

    private String nextId() {
        return run + "-" + sequence.incrementAndGet();
    }

    private void send(Buffer frame) {
        open.forEach(listener -> send(listener, frame));
    }

    private void send(HttpServerResponse listener, Buffer frame) {
        if (hasEnded(listener)) {
            open.remove(listener);
        } else if (listener.writeQueueFull()) {
            if (open.remove(listener)) {
                dropped.increment();
                LOGGER.debug("Listener dropped because it does not read");
                listener.reset();
            }
        } else {
            listener.write(frame).onFailure(broken -> open.remove(listener));
        }
    }

    /** A stream also ends with the token that opened it, which leaves its connection open. */
    private static boolean hasEnded(HttpServerResponse listener) {
        return listener.closed() || listener.ended();
    }
}
