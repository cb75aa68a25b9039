package io.strongroom.gateway.events;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class LiveEventsIT {

    private static final Set<String> TOPICS =
            Set.of("backup.progress.v1", "schema.changed.v1", "sync.changed.v1", "instance.changed.v1");

    @Inject
    Stubs services;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @TestHTTPResource("/api/v1/events")
    URI address;

    private EventStream stream;
    private KafkaProducer<String, String> producer;

    /** Every test starts when the gateway hears all topics: a probe of each has come through. */
    @BeforeEach
    void listen() throws Exception {
        services.reset();
        createTopics();
        producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        stream = EventStream.open(address, RecordedServices.ADMIN_TOKEN);
        services.sync().register(get("/api/v1/schemas/probe").willReturn(okJson("{\"id\":\"probe\"}")));
        services.sync().register(get("/api/v1/schemas/sync").willReturn(okJson("[{\"instanceId\":\"probe\"}]")));
        services.config().register(get("/api/v1/connection").willReturn(okJson("{\"id\":\"probe\"}")));
        services.workers()
                .forEach(worker ->
                        worker.register(get("/api/v1/backups/probe").willReturn(okJson("{\"id\":\"probe\"}"))));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            publish("backup.progress.v1", "{\"backupId\":\"probe\"}");
            publish("schema.changed.v1", "{\"schemaId\":\"probe\"}");
            publish("sync.changed.v1", "{\"instanceId\":\"probe\"}");
            publish("instance.changed.v1", "{\"instanceId\":\"probe\",\"role\":\"CONNECTION\"}");
            assertThat(stream.events())
                    .extracting(EventStream.Event::name)
                    .contains("backup", "schema", "sync", "instance");
        });
    }

    @AfterEach
    void leave() throws Exception {
        stream.close();
        producer.close();
    }

    @Test
    void aListenerIsGreetedAndToldToReadEverything() {
        assertThat(stream.head().statusCode()).isEqualTo(200);
        assertThat(stream.head().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(stream.events().get(0).name()).isEqualTo("hello");
        assertThat(stream.events().get(0).data()).isEqualTo("{\"refetch\":true}");
    }

    @Test
    void anEventCarriesWhatTheGetAnswers() throws Exception {
        String id = anyId();
        services.sync()
                .register(get("/api/v1/schemas/" + id).willReturn(okJson("{\n \"id\" : \"%s\"\n}".formatted(id))));

        publish("schema.changed.v1", "{\"schemaId\":\"%s\",\"name\":\"not shown\"}".formatted(id));

        await().untilAsserted(() -> assertThat(stream.named("schema"))
                .extracting(EventStream.Event::data)
                .contains("{\n \"id\" : \"%s\"\n}".formatted(id)));
    }

    @Test
    void aBackupThatNoWorkerHasYetComesFromTheScheduler() throws Exception {
        String id = anyId();
        services.scheduler()
                .register(get("/api/v1/backups/" + id)
                        .willReturn(okJson("{\"id\":\"%s\",\"state\":\"IN_QUEUE\"}".formatted(id))));

        publish("backup.progress.v1", "{\"backupId\":\"%s\"}".formatted(id));

        await().untilAsserted(() -> assertThat(stream.named("backup"))
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\",\"state\":\"IN_QUEUE\"}".formatted(id)));
    }

    @Test
    void aBurstOfChangesIsReadFewTimesAndTheLastStateIsSeen() throws Exception {
        String id = anyId();
        services.sync()
                .register(get("/api/v1/schemas/" + id)
                        .willReturn(okJson("{\"id\":\"%s\"}".formatted(id)).withFixedDelay(100)));

        for (int i = 0; i < 200; i++) {
            publish("schema.changed.v1", "{\"schemaId\":\"%s\"}".formatted(id));
        }
        publish("schema.changed.v1", "{\"schemaId\":\"probe\"}");
        int probes = stream.named("schema").size();

        await().untilAsserted(() -> assertThat(stream.named("schema")).hasSizeGreaterThan(probes));
        await().untilAsserted(() -> assertThat(stream.events())
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\"}".formatted(id)));
        assertThat(services.sync().find(getRequestedFor(urlEqualTo("/api/v1/schemas/" + id))))
                .hasSizeLessThan(50);
    }

    @Test
    void aConnectionThatIsGoneIsToldAsDeleted() throws Exception {
        services.config()
                .register(get("/api/v1/connection").willReturn(aResponse().withStatus(404)));
        String id = anyId();

        publish(
                "instance.changed.v1",
                "{\"instanceId\":\"%s\",\"role\":\"CONNECTION\",\"change\":\"DELETED\"}".formatted(id));

        await().untilAsserted(() -> assertThat(stream.named("instance"))
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\",\"deleted\":true}".formatted(id)));
    }

    @Test
    void aConnectionThatWasReplacedIsToldAsDeleted() throws Exception {
        String id = anyId();

        publish("instance.changed.v1", "{\"instanceId\":\"%s\",\"role\":\"CONNECTION\"}".formatted(id));

        await().untilAsserted(() -> assertThat(stream.named("instance"))
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\",\"deleted\":true}".formatted(id)));
    }

    @Test
    void anOwnerThatIsAwayForAMomentIsAskedAgain() throws Exception {
        String id = anyId();
        services.sync()
                .register(get("/api/v1/schemas/" + id).willReturn(aResponse().withStatus(503)));
        publish("schema.changed.v1", "{\"schemaId\":\"%s\"}".formatted(id));
        await().untilAsserted(() -> services.sync().verifyThat(getRequestedFor(urlEqualTo("/api/v1/schemas/" + id))));

        services.sync().register(get("/api/v1/schemas/" + id).willReturn(okJson("{\"id\":\"%s\"}".formatted(id))));

        await().untilAsserted(() -> assertThat(stream.named("schema"))
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\"}".formatted(id)));
    }

    @Test
    void aMessageThatIsNoChangeDisturbsNobody() throws Exception {
        String id = anyId();
        services.sync().register(get("/api/v1/schemas/" + id).willReturn(okJson("{\"id\":\"%s\"}".formatted(id))));

        publish("schema.changed.v1", "no json");
        publish("schema.changed.v1", "{\"schemaId\":7}");
        publish("schema.changed.v1", "{\"schemaId\":\"../../internal\"}");
        publish("schema.changed.v1", "{}");
        publish("schema.changed.v1", "{\"schemaId\":\"%s\"}".formatted(id));

        await().untilAsserted(() -> assertThat(stream.named("schema"))
                .extracting(EventStream.Event::data)
                .contains("{\"id\":\"%s\"}".formatted(id)));
    }

    @Test
    void aListenerThatDoesNotReadIsDropped() throws Exception {
        stream.close();
        services.sync()
                .register(get("/api/v1/schemas/large")
                        .willReturn(okJson("{\"id\":\"%s\"}".formatted("x".repeat(900_000)))));
        try (Socket silent = new Socket(address.getHost(), address.getPort())) {
            String request = "GET /api/v1/events HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(RecordedServices.ADMIN_TOKEN);
            silent.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                publish("schema.changed.v1", "{\"schemaId\":\"large\"}");
                assertThat(metrics.counter("gateway_listeners_dropped").count()).isPositive();
            });
        }
    }

    @Test
    void silenceIsFilledWithComments() {
        await().untilAsserted(() -> assertThat(stream.comments()).isNotEmpty());
    }

    @Test
    void everyEventHasAnIdOfItsOwn() {
        List<String> ids = stream.events().stream().map(EventStream.Event::id).toList();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    private void publish(String topic, String json) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, "key", json)).get();
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (String topic : TOPICS) {
                try {
                    admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
                }
            }
        }
    }

    private static String anyId() {
        return UUID.randomUUID().toString();
    }
}
