package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.strongroom.assets.aql.Aql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that counts pages, read by a caller that counts objects. */
class DataCenterPagesIT {
    private static final int OBJECTS = 43;

    private final List<Map<String, String>> asked = new ArrayList<>();
    private int largestPage = 1000;
    private HttpServer server;
    private AssetsClient client;
    private DataCenterSite site;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rest/assets/1.0/aql/objects", this::page);
        server.start();
        int port = server.getAddress().getPort();
        client = SiteFixtures.client(port, new FakeTime()).build();
        site = client.dataCenter(
                new DataCenterAccess(URI.create("http://127.0.0.1:" + port), Secret.of(SiteFixtures.TOKEN)));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    /** Objects 1 to 43. */
    private void page(HttpExchange exchange) throws IOException {
        Map<String, String> query = new ConcurrentHashMap<>();
        for (String parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked.add(query);
        int size = Math.min(largestPage, Integer.parseInt(query.getOrDefault("resultPerPage", "25")));
        int from = (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
        String entries = IntStream.range(from, Math.min(OBJECTS, from + size))
                .mapToObj(i -> "{\"id\":" + (i + 1) + ",\"objectType\":{\"id\":7}}")
                .collect(Collectors.joining(","));
        byte[] body = ("{\"objectEntries\":[" + entries + "],\"totalFilterCount\":" + OBJECTS + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private List<Long> read(long startAt, int size) {
        List<Long> ids = new ArrayList<>();
        ObjectPage page = site.objects(Aql.type(7), startAt, size, true, object -> ids.add(object.id()));
        assertThat(page.received()).isEqualTo(ids.size());
        assertThat(page.total()).isEqualTo(OBJECTS);
        return ids;
    }

    @Test
    void thePageThatHoldsWhatIsWantedIsAskedForWhateverItsOffset() {
        for (int size = 1; size <= 12; size++) {
            for (int startAt = 0; startAt <= OBJECTS + 2; startAt++) {
                assertThat(read(startAt, size))
                        .as("%s from %s", size, startAt)
                        .isEqualTo(ids(startAt, Math.min(OBJECTS, startAt + size)));
            }
        }
    }

    @Test
    void aHostWithSmallerPagesIsNotMisunderstood() {
        largestPage = 10;

        for (int startAt = 0; startAt < OBJECTS; startAt++) {
            List<Long> read = read(startAt, 25);
            assertThat(read).isNotEmpty().isEqualTo(ids(startAt, startAt + read.size()));
        }
    }

    @Test
    void aWholeRangeIsReadWithAnOverlap() {
        largestPage = 10;
        List<Long> all = new ArrayList<>();

        for (int position = 0; position < OBJECTS; position = all.size()) {
            read(Math.max(0, position - 3), 25).stream()
                    .filter(id -> !all.contains(id))
                    .forEach(all::add);
            assertThat(all).hasSizeGreaterThan(position);
        }

        assertThat(all).isEqualTo(ids(0, OBJECTS));
    }

    private static List<Long> ids(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).mapToObj(i -> i + 1L).toList();
    }

    @Test
    void aFirstPageIsOneCallAndTheCountAnother() {
        assertThat(read(0, 25)).hasSize(25);
        assertThat(site.totalCount(Aql.schema(3))).isEqualTo(OBJECTS);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0))
                .containsEntry("qlQuery", "objectTypeId = 7")
                .containsEntry("page", "1")
                .containsEntry("resultPerPage", "25")
                .containsEntry("includeAttributes", "true");
        assertThat(asked.get(1))
                .containsEntry("qlQuery", "objectSchemaId = 3")
                .containsEntry("resultPerPage", "1")
                .containsEntry("includeAttributes", "false");
    }
}
