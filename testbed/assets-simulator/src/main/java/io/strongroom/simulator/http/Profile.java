package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator behaves. {@code requestsPerMinute} replaces every limit per endpoint (0 means none, absent keeps the
 * documented ones).
 */
record Profile(
        int latencyMs, @Nullable Integer requestsPerMinute, long indexLagMs, int pageSizeMax, Set<Quirk> quirks) {

    static final int DEFAULT_PAGE_SIZE_MAX = 1000;
    static final Profile DEFAULT = new Profile(0, null, 0, DEFAULT_PAGE_SIZE_MAX, Quirk.defaults());

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    Profile onDataCenter() {
        Set<Quirk> remaining = EnumSet.noneOf(Quirk.class);
        remaining.addAll(quirks);
        remaining.removeAll(Quirk.CLOUD_ONLY);
        return new Profile(latencyMs, requestsPerMinute, indexLagMs, pageSizeMax, remaining);
    }

    static Profile of(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.path("quirks").forEach(name -> names.add(name.asText()));
        return new Profile(
                json.path("latencyMs").asInt(0),
                json.hasNonNull("requestsPerMinute")
                        ? json.get("requestsPerMinute").asInt()
                        : null,
                json.path("indexLagMs").asLong(0),
                json.path("pageSizeMax").asInt(DEFAULT_PAGE_SIZE_MAX),
                Quirk.of(names));
    }
}
