package io.strongroom.gateway;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stands in for the four services: one stub server each, two for the workers, and a third worker that is down. Tests
 * reach the stubs by the ports in the configuration, because this runs in another class loader.
 */
public final class RecordedServices implements QuarkusTestResourceLifecycleManager {

    public static final String ADMIN_TOKEN = "admin-token-of-the-tests-0123456789abcdef";

    private final List<WireMockServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        int config = serve();
        int sync = serve();
        int scheduler = serve();
        int worker = serve();
        int otherWorker = serve();
        return Map.ofEntries(
                Map.entry("test.config.port", Integer.toString(config)),
                Map.entry("test.sync.port", Integer.toString(sync)),
                Map.entry("test.scheduler.port", Integer.toString(scheduler)),
                Map.entry("test.worker.port", Integer.toString(worker)),
                Map.entry("test.other-worker.port", Integer.toString(otherWorker)),
                Map.entry("strongroom.gateway.peers.config", address(config)),
                Map.entry("strongroom.gateway.peers.sync", address(sync)),
                Map.entry("strongroom.gateway.peers.scheduler", address(scheduler)),
                Map.entry(
                        "strongroom.gateway.peers.workers",
                        String.join(",", address(worker), address(otherWorker), "http://127.0.0.1:1")),
                Map.entry("strongroom.gateway.timeouts.answer", "1s"),
                Map.entry("strongroom.gateway.events.heartbeat", "300ms"),
                Map.entry("strongroom.gateway.events.retry-after", "200ms"),
                Map.entry("strongroom.gateway.failures.allowed", "1000"),
                Map.entry("strongroom.gateway.tokens.trusted-for", "2s"),
                Map.entry("strongroom.gateway.admin-token", ADMIN_TOKEN));
    }

    @Override
    public void stop() {
        servers.forEach(WireMockServer::stop);
    }

    private int serve() {
        WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        servers.add(server);
        return server.port();
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }
}
