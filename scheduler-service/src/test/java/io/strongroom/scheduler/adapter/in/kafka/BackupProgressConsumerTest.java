package io.strongroom.scheduler.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.strongroom.scheduler.EventExamples;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BackupProgressConsumerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> dead = new ArrayList<>();

    @Test
    void whileTheStoreIsAwayTheRecordStaysUnacknowledged() throws InterruptedException {
        AtomicBoolean storeIsAway = new AtomicBoolean(true);
        CountDownLatch attempts = new CountDownLatch(2);

        UniAssertSubscriber<Void> acknowledgement = consume(example(), report -> {
            attempts.countDown();
            if (storeIsAway.get()) {
                throw new StoreUnavailableException("away", new IOException());
            }
            return FollowBackups.Taken.APPLIED;
        });

        assertThat(attempts.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        acknowledgement.assertNotTerminated();
        storeIsAway.set(false);
        acknowledgement.awaitItem(SOON);
        assertThat(dead).isEmpty();
    }

    @Test
    void aMalformedRecordIsAcknowledgedOnceItIsPutAside() {
        for (String malformed : List.of("{", "null", "{\"state\":\"COMPLETED\"}", "{\"percent\":\"x\"}")) {
            consume(malformed, report -> FollowBackups.Taken.APPLIED).awaitItem(SOON);
        }

        assertThat(dead).hasSize(4).doesNotContain("");
    }

    private UniAssertSubscriber<Void> consume(String value, FollowBackups backups) {
        BackupProgressConsumer consumer = new BackupProgressConsumer(
                backups,
                new RecordHandling(
                        (record, reason) -> {
                            dead.add(reason);
                            return Uni.createFrom().voidItem();
                        },
                        new ObjectMapper().registerModule(new JavaTimeModule()),
                        new SimpleMeterRegistry()));
        return consumer.consume(new ConsumerRecord<>("backup.progress.v1", 0, 0, "key", value))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static String example() {
        return EventExamples.text(
                new EventExamples("backup-worker", "backup-progress.v1").files().get(0));
    }
}
