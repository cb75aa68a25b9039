package io.strongroom.gateway;

import com.github.tomakehurst.wiremock.client.WireMock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stub servers as a test sees them. */
@Singleton
public class Stubs {

    private final WireMock config;
    private final WireMock sync;
    private final WireMock scheduler;
    private final WireMock worker;
    private final WireMock otherWorker;

    @Inject
    Stubs(
            @ConfigProperty(name = "test.config.port", defaultValue = "0") int config,
            @ConfigProperty(name = "test.sync.port", defaultValue = "0") int sync,
            @ConfigProperty(name = "test.scheduler.port", defaultValue = "0") int scheduler,
            @ConfigProperty(name = "test.worker.port", defaultValue = "0") int worker,
            @ConfigProperty(name = "test.other-worker.port", defaultValue = "0") int otherWorker) {
        this.config = new WireMock("127.0.0.1", config);
        this.sync = new WireMock("127.0.0.1", sync);
        this.scheduler = new WireMock("127.0.0.1", scheduler);
        this.worker = new WireMock("127.0.0.1", worker);
        this.otherWorker = new WireMock("127.0.0.1", otherWorker);
    }

    public WireMock config() {
        return config;
    }

    public WireMock sync() {
        return sync;
    }

    public WireMock scheduler() {
        return scheduler;
    }

    public List<WireMock> workers() {
        return List.of(worker, otherWorker);
    }

    public void reset() {
        List.of(config, sync, scheduler, worker, otherWorker).forEach(stub -> {
            stub.resetMappings();
            stub.resetRequests();
        });
    }
}
