package io.strongroom.assets;

import io.strongroom.assets.call.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until somebody sleeps on it. */
public final class FakeTime extends Clock implements Waiting.Sleeper {

    public static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;
    private Runnable whenSleeping = () -> {};

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
        sleeps.add(duration);
        whenSleeping.run();
    }

    public void whenSleeping(Runnable action) {
        this.whenSleeping = action;
    }

    public synchronized Duration slept() {
        return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    public Waiting waiting() {
        return new Waiting(this, this);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
