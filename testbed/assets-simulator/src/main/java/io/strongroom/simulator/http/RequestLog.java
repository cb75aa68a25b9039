package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last requests, and which objects each of them served. */
final class RequestLog {
    private static final int KEPT = 200_000;
    private static final int BODY_KEPT = 1_000;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long forgotten;

    record Entry(
            long at,
            String site,
            String endpoint,
            String method,
            String path,
            @Nullable String query,
            String body,
            int status,
            int objects,
            long firstObjectId,
            long lastObjectId) {

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("at", Timestamps.iso(at));
            json.writeStringField("site", site);
            json.writeStringField("endpoint", endpoint);
            json.writeStringField("method", method);
            json.writeStringField("path", path);
            json.writeStringField("query", query == null ? "" : query);
            json.writeStringField("body", body);
            json.writeNumberField("status", status);
            json.writeNumberField("objects", objects);
            if (objects > 0) {
                json.writeNumberField("firstObjectId", firstObjectId);
                json.writeNumberField("lastObjectId", lastObjectId);
            }
            json.writeEndObject();
        }
    }

    static String shortened(String body) {
        return body.length() <= BODY_KEPT ? body : body.substring(0, BODY_KEPT);
    }

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
            forgotten++;
        }
        entries.addLast(entry);
    }

    synchronized List<Entry> find(@Nullable String endpoint, @Nullable String site) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if ((endpoint == null || entry.endpoint().equals(endpoint))
                    && (site == null || entry.site().equals(site))) {
                found.add(entry);
            }
        }
        return found;
    }

    synchronized long forgotten() {
        return forgotten;
    }

    synchronized void reset() {
        entries.clear();
        forgotten = 0;
    }
}
