package io.strongroom.config.adapter.in.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.application.port.in.PublishPendingEvents.Report;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTimerTest {

    @Test
    void eachTickIsOnePass() {
        AtomicInteger passes = new AtomicInteger();
        OutboxTimer timer = new OutboxTimer(() -> new Report(passes.incrementAndGet(), 0));

        timer.publish();
        timer.publish();

        assertThat(passes).hasValue(2);
    }

    @Test
    void anOutageOfTheStoreDoesNotStopTheTimer() {
        OutboxTimer timer = new OutboxTimer(() -> {
            throw new StoreUnavailableException(new IOException("away"));
        });

        assertThatCode(timer::publish).doesNotThrowAnyException();
    }

    @Test
    void aBugIsNotHidden() {
        OutboxTimer timer = new OutboxTimer(() -> {
            throw new IllegalStateException("bug");
        });

        assertThatThrownBy(timer::publish).isInstanceOf(IllegalStateException.class);
    }
}
