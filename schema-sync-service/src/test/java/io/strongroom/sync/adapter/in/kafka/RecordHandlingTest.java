package io.strongroom.sync.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import io.strongroom.sync.domain.instance.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordHandlingTest {
    private static final String GOOD =
            """
            {"instanceId":"5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42","change":"CREATED","role":"CONNECTION","type":"CLOUD",
             "name":"acme","url":"https://acme.atlassian.net","revision":1}
            """;

    private final List<String> dead = new ArrayList<>();
    private final RecordHandling handling = new RecordHandling(
            (record, reason) -> {
                dead.add(reason);
                return Uni.createFrom().voidItem();
            },
            new ObjectMapper().registerModule(new JavaTimeModule()),
            new SimpleMeterRegistry());

    @Test
    void whileTheStoreIsAwayTheRecordStaysUnacknowledged() throws InterruptedException {
        AtomicBoolean storeIsAway = new AtomicBoolean(true);
        CountDownLatch attempts = new CountDownLatch(2);

        UniAssertSubscriber<Void> acknowledgement = handle(GOOD, (instance, correlationId) -> {
            attempts.countDown();
            if (storeIsAway.get()) {
                throw new StoreUnavailableException("away", new IOException());
            }
            return "applied";
        });

        assertThat(attempts.await(20, TimeUnit.SECONDS)).isTrue();
        acknowledgement.assertNotTerminated();
        storeIsAway.set(false);
        acknowledgement.awaitItem(Duration.ofSeconds(20));
        assertThat(dead).isEmpty();
    }

    @Test
    void aMalformedRecordIsAcknowledgedOnceItIsPutAside() {
        handle("{", (instance, correlationId) -> "applied").awaitItem(Duration.ofSeconds(20));
        handle("null", (instance, correlationId) -> "applied").awaitItem(Duration.ofSeconds(20));
        handle("{\"change\":\"CREATED\"}", (instance, correlationId) -> "applied")
                .awaitItem(Duration.ofSeconds(20));

        assertThat(dead).hasSize(3);
    }

    @Test
    void theCorrelationIdComesWithTheRecord() {
        List<String> seen = new ArrayList<>();

        handle(GOOD, (instance, correlationId) -> {
                    seen.add(correlationId);
                    return "applied";
                })
                .awaitItem(Duration.ofSeconds(20));

        assertThat(seen).containsExactly("corr-1");
    }

    private UniAssertSubscriber<Void> handle(String value, BiFunction<Instance, String, String> handler) {
        ConsumerRecord<String, String> record = new ConsumerRecord<>("instance.changed.v1", 0, 0, "key", value);
        record.headers().add("ce_correlationid", "corr-1".getBytes(StandardCharsets.UTF_8));
        return handling.handle(record, InstanceChangedMessage.class, InstanceChangedMessage::toDomain, handler)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
