package io.strongroom.assets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.CallObserver;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.call.Waiting;
import io.strongroom.assets.canonical.AssetObjectReader;
import io.strongroom.assets.canonical.BoundedJson;
import io.strongroom.assets.rate.RateBudget;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls until there is an answer that can be used, or a reason to stop: slots from the budget, classification of what
 * came, back-off between attempts. Only for calls that may be repeated, which all our reads are.
 */
final class RetryingCalls {

    private static final Logger LOGGER = Logger.getLogger(RetryingCalls.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int MAX_ERROR_BYTES = 1024 * 1024;

    private final HttpTransport transport;
    private final RateBudget budget;
    private final CallObserver observer;
    private final Waiting waiting;
    private final RetryPolicy retry;
    private final int maxBodyBytes;
    private final Queue<Desk> desks = new ConcurrentLinkedQueue<>();

    RetryingCalls(
            HttpTransport transport,
            RateBudget budget,
            CallObserver observer,
            Waiting waiting,
            RetryPolicy retry,
            int maxBodyBytes) {
        this.transport = transport;
        this.budget = budget;
        this.observer = observer;
        this.waiting = waiting;
        this.retry = retry;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** A usable answer, decompressed. The bytes belong to the next call once the reader has returned. */
    record Reply(MultiMap headers, BodyDecoder body, AssetObjectReader objects, Instant receivedAt) {

        byte[] data() {
            return body.data();
        }

        int length() {
            return body.length();
        }

        byte[] copy() {
            return Arrays.copyOf(data(), length());
        }

        /** Our own clock when the server does not say. */
        Instant serverDate() {
            Instant date = ResponseHeaders.httpDate(headers.get("Date"));
            return date == null ? receivedAt : date;
        }
    }

    /** Reads a reply; may throw {@link ProtocolViolated}, and is then called again with the next answer. */
    interface ReplyReader<T> {
        T read(Reply reply);
    }

    /** What one thread needs while it reads an answer; reused. */
    private final class Desk {
        private final BodyDecoder body = new BodyDecoder(maxBodyBytes);
        private final AssetObjectReader objects = new AssetObjectReader();
    }

    <T> T call(String site, HttpTransport.Call call, boolean json, Cancellation cancellation, ReplyReader<T> reader) {
        Endpoint endpoint = call.endpoint();
        int failed = 0;
        Instant throttledSince = null;
        while (true) {
            budget.acquire(site, endpoint, cancellation);
            AssetsException failure;
            Duration asked = null;
            try {
                HttpTransport.Answer answer = exchange(site, call, failed, cancellation);
                if (answer.status() == 429) {
                    throttledSince = throttledSince == null ? waiting.now() : throttledSince;
                    throttled(site, endpoint, answer, throttledSince);
                    continue;
                }
                if (answer.status() < 500 && answer.status() != REQUEST_TIMEOUT) {
                    budget.succeeded(site, endpoint, ResponseHeaders.rate(answer.headers()));
                    return read(endpoint, answer, json, reader);
                }
                asked = ResponseHeaders.retryAfter(answer.headers(), waiting.now());
                failure = new AssetsException.ServerFailed(endpoint, answer.status());
            } catch (AssetsException.Unreachable | AssetsException.EgressRefused | ProtocolViolated caught) {
                failure = caught;
            }
            failed++;
            if (!failure.isTransient() || failed >= retry.maxAttempts()) {
                throw failure;
            }
            Duration delay = longer(retry.delay(failed - 1), asked);
            LOGGER.debugf(
                    "Assets call failed, will retry endpoint=%s errorCode=%s attempt=%d durationMs=%d",
                    endpoint, failure.code(), failed, delay.toMillis());
            waiting.pause(delay, cancellation);
        }
    }

    private HttpTransport.Answer exchange(
            String site, HttpTransport.Call call, int attempt, Cancellation cancellation) {
        long started = System.nanoTime();
        int status = 0;
        long bytes = 0;
        try {
            HttpTransport.Answer answer = transport.exchange(call, attempt, cancellation);
            status = answer.status();
            bytes = answer.body().length();
            return answer;
        } finally {
            observer.completed(site, call.endpoint(), status, System.nanoTime() - started, bytes);
        }
    }

    private void throttled(String site, Endpoint endpoint, HttpTransport.Answer answer, Instant since) {
        Instant now = waiting.now();
        Duration asked = ResponseHeaders.retryAfter(answer.headers(), now);
        budget.throttled(site, endpoint, asked);
        Duration pause = asked == null ? ResponseHeaders.SHORTEST_PAUSE : asked;
        if (Duration.between(since, now).plus(pause).compareTo(retry.maxThrottledWait()) > 0) {
            throw new AssetsException.RateLimited(endpoint, pause);
        }
    }

    private <T> T read(Endpoint endpoint, HttpTransport.Answer answer, boolean json, ReplyReader<T> reader) {
        int status = answer.status();
        if (status == 401 || ResponseHeaders.loginFailed(answer.headers())) {
            throw new AssetsException.CredentialsRejected(endpoint);
        }
        Desk borrowed = desks.poll();
        Desk desk = borrowed == null ? new Desk() : borrowed;
        try {
            if (status >= 400) {
                throw clientError(endpoint, answer, desk);
            }
            if (status >= 300) {
                throw new ProtocolViolated(endpoint, ProtocolFault.REDIRECT, "status " + status + ", not followed");
            }
            desk.body.decode(endpoint, answer);
            Reply reply = new Reply(answer.headers(), desk.body, desk.objects, waiting.now());
            if (json) {
                requireJson(endpoint, status, reply);
            }
            return reader.read(reply);
        } catch (ProtocolViolated violated) {
            throw violated.at(endpoint);
        } finally {
            desk.body.release();
            desks.add(desk);
        }
    }

    private static void requireJson(Endpoint endpoint, int status, Reply reply) {
        String type = reply.headers().get("Content-Type");
        int first = 0;
        while (first < reply.length() && reply.data()[first] <= ' ') {
            first++;
        }
        if (first == reply.length()) {
            throw new ProtocolViolated(endpoint, ProtocolFault.TRUNCATED, "status " + status + " with an empty body");
        }
        if (reply.data()[first] == '<' || (type != null && type.startsWith("text/html"))) {
            throw new ProtocolViolated(endpoint, ProtocolFault.HTML_INSTEAD_OF_JSON, "HTML instead of JSON");
        }
    }

    private AssetsException clientError(Endpoint endpoint, HttpTransport.Answer answer, Desk desk) {
        int status = answer.status();
        return switch (status) {
            case 403 -> new AssetsException.Forbidden(endpoint);
            case 404, 410 -> new AssetsException.NotFound(endpoint, status);
            default -> invalid(endpoint, answer, desk);
        };
    }

    /** The body of a 400 helps a restore; when it cannot be read, the status alone has to do. */
    private static AssetsException.InvalidRequest invalid(Endpoint endpoint, HttpTransport.Answer answer, Desk desk) {
        List<String> messages = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode body = errorBody(endpoint, answer, desk);
        if (body != null) {
            body.path("errorMessages").forEach(message -> messages.add(message.asText()));
            body.path("errors")
                    .properties()
                    .forEach(
                            error -> fields.put(error.getKey(), error.getValue().asText()));
        }
        return new AssetsException.InvalidRequest(endpoint, answer.status(), messages, fields);
    }

    private static @Nullable JsonNode errorBody(Endpoint endpoint, HttpTransport.Answer answer, Desk desk) {
        if (answer.body().length() > MAX_ERROR_BYTES) {
            return null;
        }
        try {
            desk.body.decode(endpoint, answer);
            return Definitions.MAPPER.readTree(desk.body.data(), 0, desk.body.length());
        } catch (ProtocolViolated | JsonProcessingException unreadable) {
            LOGGER.debugf("Body of an error cannot be read endpoint=%s errorCode=%d", endpoint, answer.status());
            return null;
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    private static Duration longer(Duration ours, @Nullable Duration asked) {
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }
}
