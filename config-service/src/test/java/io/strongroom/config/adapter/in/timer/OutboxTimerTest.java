package io.strongroom.config.adapter.in.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.application.port.in.PublishPendingEvents.Report;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
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
    void anOutageIsToldOnceAndItsEndOnce() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger(OutboxTimer.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getLevel().getName() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        boolean[] away = {true};
        OutboxTimer timer = new OutboxTimer(() -> {
            if (away[0]) {
                throw new StoreUnavailableException(new IOException("away"));
            }
            return new Report(0, 0);
        });
        logger.addHandler(handler);
        try {
            timer.publish();
            timer.publish();
            away[0] = false;
            timer.publish();
            timer.publish();
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(told).hasSize(2);
        assertThat(told.poll()).startsWith("WARN").contains("store does not answer");
        assertThat(told.poll()).isEqualTo("INFO store answers again");
    }

    @Test
    void aBugIsNotHidden() {
        OutboxTimer timer = new OutboxTimer(() -> {
            throw new IllegalStateException("bug");
        });

        assertThatThrownBy(timer::publish).isInstanceOf(IllegalStateException.class);
    }
}
