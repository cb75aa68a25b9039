package io.strongroom.scheduler.adapter.out.peers;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.strongroom.scheduler.application.port.out.LoadProfiles;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.recommendation.HourLoad;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every worker knows the same, so the first one that answers will do. */
@ApplicationScoped
class HttpLoadProfiles implements LoadProfiles {
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 5;

    private final List<WorkerApi> workers;

    HttpLoadProfiles(@ConfigProperty(name = "strongroom.worker.urls") List<String> urls) {
        workers = urls.stream().map(HttpLoadProfiles::client).toList();
    }

    private static WorkerApi client(String url) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .register(new ServiceTokenFilter())
                .build(WorkerApi.class);
    }

    @Override
    public List<HourLoad> of(InstanceId instanceId) {
        UnavailableException failure = new UnavailableException("no worker is configured", null);
        for (WorkerApi worker : workers) {
            try {
                return worker.load(instanceId.value()).hours().stream()
                        .map(hour -> new HourLoad(
                                hour.hourOfWeek(),
                                hour.requests(),
                                hour.meanLatencyMs(),
                                hour.refused(),
                                hour.changedObjects()))
                        .toList();
            } catch (WebApplicationException e) {
                failure = new UnavailableException(
                        "a worker answered " + e.getResponse().getStatus(), e);
            } catch (ProcessingException e) {
                failure = new UnavailableException("a worker does not answer", e);
            } catch (IllegalArgumentException e) {
                failure = new UnavailableException("a worker's answer makes no sense", e);
            }
        }
        throw failure;
    }
}
