package io.strongroom.assets.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The only way this library waits: in short steps that look at the {@link Cancellation}, on a clock that a test can
 * replace.
 */
public final class Waiting {

    /** A stop request is noticed after this long at the latest. */
    public static final Duration STEP = Duration.ofMillis(250);

    private final Clock clock;
    private final Sleeper sleeper;

    public Waiting(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits on the thread that calls. */
    public static Waiting on(Clock clock) {
        return new Waiting(clock, duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000));
    }

    public Instant now() {
        return clock.instant();
    }

    public Clock clock() {
        return clock;
    }

    /**
     * Returns at {@code instant} or later.
     *
     * @throws AssetsException.Cancelled when cancelled or interrupted before; the interrupt flag stays set
     */
    public void until(Instant instant, Cancellation cancellation) {
        while (true) {
            cancellation.throwIfCancelled();
            Duration left = Duration.between(clock.instant(), instant);
            if (left.isZero() || left.isNegative()) {
                return;
            }
            try {
                sleeper.sleep(left.compareTo(STEP) < 0 ? left : STEP);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssetsException.Cancelled(interrupted);
            }
        }
    }

    /** {@link #until} with a length instead of an end. */
    public void pause(Duration length, Cancellation cancellation) {
        until(clock.instant().plus(length), cancellation);
    }

    /** Blocks the calling thread; a test advances its clock instead. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }
}
