package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the simulator's log says of how a site was read. */
final class ReadLog {
    private static final Pattern START_OF_PAGE = Pattern.compile("objectId > \\d+");

    private ReadLog() {}

    /**
     * Objects that were served with their attributes although an earlier page of the same range had reached beyond them.
     * A range is what its query says apart from where the page starts.
     */
    static Map<String, Long> readTwiceByRange(Product product, SimulatedSite site) {
        JsonNode log = product.simulator().get("/__sim/log?site=" + site.name());
        assertThat(log.path("forgotten").asLong()).isZero();
        Map<String, Long> reached = new HashMap<>();
        Map<String, Long> twice = new HashMap<>();
        for (JsonNode request : log.path("requests")) {
            if (request.path("status").asInt() != 200
                    || request.path("objects").asLong() == 0
                    || !request.path("query").asText().contains("includeAttributes=true")) {
                continue;
            }
            String range = START_OF_PAGE.matcher(request.path("body").asText()).replaceAll("");
            if (request.path("firstObjectId").asLong() <= reached.getOrDefault(range, 0L)) {
                twice.merge(range, request.path("objects").asLong(), Long::sum);
            }
            reached.merge(range, request.path("lastObjectId").asLong(), Math::max);
        }
        assertThat(reached).as("ranges that were read").isNotEmpty();
        return twice;
    }

    /** The share of the site's requests since then that were refused because there were too many. */
    static double refusedShare(Product product, JsonNode statsBefore) {
        JsonNode now = product.simulator().get("/__sim/stats");
        double refused = now.path("rateLimited").asLong()
                - statsBefore.path("rateLimited").asLong();
        return refused
                / Math.max(
                        1,
                        now.path("requests").asLong()
                                - statsBefore.path("requests").asLong());
    }
}
