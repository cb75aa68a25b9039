package io.strongroom.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What the gateway streams to a browser, from the moment on in which this is opened. */
final class LiveEvents implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread reader;

    record Event(String name, JsonNode data) {}

    private LiveEvents(Stream<String> lines) {
        this.lines = lines;
        this.reader = new Thread(this::read, "live-events");
    }

    static LiveEvents open(Product product) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(product.installation().gatewayUrl() + "/api/v1/events"))
                .header("Authorization", "Bearer " + product.installation().adminToken())
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new AssertionError("no events: status " + response.statusCode());
        }
        LiveEvents events = new LiveEvents(response.body());
        events.reader.setDaemon(true);
        events.reader.start();
        return events;
    }

    /** All so far with that name about that thing. */
    List<JsonNode> of(String name, String id) {
        return seen.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .filter(data -> data.path("id").asText().equals(id))
                .toList();
    }

    private void read() {
        StringBuilder data = new StringBuilder();
        String name = "";
        try {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    seen.add(new Event(name, JSON.readTree(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + data, e);
        } catch (UncheckedIOException closed) {
            // the end of the test, or of the gateway: what was seen stays
            return;
        }
    }

    @Override
    public void close() {
        lines.close();
        reader.interrupt();
    }
}
