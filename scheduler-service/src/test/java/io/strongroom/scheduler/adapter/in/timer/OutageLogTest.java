package io.strongroom.scheduler.adapter.in.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageLogTest {
    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(ScheduleTimer.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + (line.getThrown() == null));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    @Test
    void anOutageIsOneLineWithoutStackAndItsEndAnother() {
        Flaky schedules = new Flaky();
        ScheduleTimer timer = new ScheduleTimer(schedules);
        timer.run();
        assertThat(lines).isEmpty();

        schedules.away = true;
        timer.run();
        timer.run();
        timer.forget();
        assertThat(lines).hasSize(1).allMatch(line -> line.startsWith("WARN") && line.endsWith("true"));
        schedules.away = false;
        timer.run();
        timer.run();

        assertThat(lines).hasSize(2).last().asString().startsWith("INFO");
    }

    private static final class Flaky implements RunSchedules {
        private boolean away;

        @Override
        public void runDue() {
            if (away) {
                throw new StoreUnavailableException("store does not answer", new IOException("refused"));
            }
        }

        @Override
        public void forgetOld() {
            runDue();
        }
    }
}
