package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What was served so far, in total and by endpoint. */
final class Stats {
    private final Map<String, Counter> byEndpoint = new TreeMap<>();
    private Counter total = new Counter();

    private static final class Counter {
        private long requests;
        private long rateLimited;
        private long objects;
        private long bytes;
        private int inFlight;
        private int peak;
        private final Map<Integer, Long> statuses = new TreeMap<>();

        private void begin() {
            inFlight++;
            peak = Math.max(peak, inFlight);
        }

        private void end(int status, int served, long written) {
            inFlight--;
            requests++;
            if (status == 429) {
                rateLimited++;
            }
            objects += served;
            bytes += written;
            statuses.merge(status, 1L, Long::sum);
        }

        private void write(JsonGenerator json) throws IOException {
            json.writeNumberField("requests", requests);
            json.writeNumberField("rateLimited", rateLimited);
            json.writeNumberField("objects", objects);
            json.writeNumberField("bytes", bytes);
            json.writeNumberField("inFlight", inFlight);
            json.writeNumberField("concurrencyPeak", peak);
            json.writeObjectFieldStart("statuses");
            for (Map.Entry<Integer, Long> status : statuses.entrySet()) {
                json.writeNumberField(status.getKey().toString(), status.getValue());
            }
            json.writeEndObject();
        }
    }

    synchronized void begin(String endpoint) {
        total.begin();
        byEndpoint.computeIfAbsent(endpoint, any -> new Counter()).begin();
    }

    /** A connection that a fault cut counts with status 0. */
    synchronized void end(String endpoint, int status, int objects, long bytes) {
        total.end(status, objects, bytes);
        byEndpoint.computeIfAbsent(endpoint, any -> new Counter()).end(status, objects, bytes);
    }

    synchronized void reset() {
        Counter fresh = new Counter();
        fresh.inFlight = total.inFlight;
        total = fresh;
        byEndpoint.values().removeIf(counter -> counter.inFlight == 0);
    }

    synchronized void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        total.write(json);
        json.writeObjectFieldStart("byEndpoint");
        for (Map.Entry<String, Counter> endpoint : byEndpoint.entrySet()) {
            json.writeObjectFieldStart(endpoint.getKey());
            endpoint.getValue().write(json);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
