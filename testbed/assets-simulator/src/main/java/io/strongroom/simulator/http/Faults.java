package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Planned failures, tried in the order in which they were posted. */
final class Faults {
    private final List<Active> active = new ArrayList<>();

    /**
     * What happens to a matching request. {@code truncateAt} is the number of bytes that still arrive, or -1 for half of
     * them.
     */
    record Fault(
            @Nullable Integer status,
            boolean truncate,
            int truncateAt,
            boolean hang,
            boolean reset,
            boolean html,
            @Nullable String retryAfter,
            int slowBytesPerSecond,
            boolean gzipBomb) {}

    private static final class Active {
        private final Pattern match;
        private final Fault fault;
        private int skip;
        private int times;

        private Active(Pattern match, Fault fault, int skip, int times) {
            this.match = match;
            this.fault = fault;
            this.skip = skip;
            this.times = times;
        }
    }

    synchronized void add(JsonNode json) {
        JsonNode truncate = json.path("truncate");
        Fault fault = new Fault(
                json.hasNonNull("status") ? json.get("status").asInt() : null,
                truncate.isNumber() || truncate.asBoolean(false),
                truncate.isNumber() ? truncate.asInt() : -1,
                json.path("hang").asBoolean(false),
                json.path("reset").asBoolean(false),
                json.path("html").asBoolean(false),
                json.hasNonNull("retryAfter") ? json.get("retryAfter").asText() : null,
                json.path("slowBytesPerSecond").asInt(0),
                json.path("gzipBomb").asBoolean(false));
        active.add(new Active(
                Pattern.compile(json.path("match").asText(".*")),
                fault,
                json.path("skip").asInt(0),
                json.path("times").asInt(1)));
    }

    /** The fault for this request, written as "METHOD path?query body". */
    synchronized @Nullable Fault next(String request) {
        for (Active candidate : active) {
            if (candidate.times > 0 && candidate.match.matcher(request).find()) {
                if (candidate.skip > 0) {
                    candidate.skip--;
                    continue;
                }
                candidate.times--;
                return candidate.fault;
            }
        }
        return null;
    }

    synchronized boolean isEmpty() {
        return active.isEmpty();
    }

    synchronized void clear() {
        active.clear();
    }
}
