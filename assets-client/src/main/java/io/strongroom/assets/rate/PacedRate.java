package io.strongroom.assets.rate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a rate budget as an immutable value: evenly spaced slots; a 429 pauses everybody and cuts the rate
 * to 80 %; success brings it back, quickly up to just below the rate at which the 429 came (the knee), very slowly across it, and faster again beyond.
 * Plain components, so that it can be stored and changed by compare-and-set.
 *
 * @param perSecond slots handed out now
 * @param ceilingPerSecond never exceeded: the documented limit less the headroom left to others
 * @param kneePerSecond the rate at which the last 429 came; 0 when there was none
 * @param strikes pauses in a row without a success between
 * @param nextSlot the first slot nobody has reserved
 * @param pauseUntil nobody may call before
 */
public record PacedRate(
        double perSecond,
        double ceilingPerSecond,
        double kneePerSecond,
        int strikes,
        Instant nextSlot,
        Instant pauseUntil) {

    /** What is left to the customer's own integrations unless configured otherwise. */
    public static final double DEFAULT_HEADROOM = 0.2;

    private static final double CUT = 0.8;
    private static final double BELOW_KNEE = 0.95;
    private static final double ABOVE_KNEE = 1.05;
    /** Growth of the rate with each success: about 35 calls back to the knee, 1,000 across it, then faster again. */
    private static final double RECOVERY_STEP = 0.005;

    private static final double PROBE_STEP = 0.0001;
    private static final double DISCOVERY_STEP = 0.001;
    private static final double FLOOR = 0.02;
    private static final Duration FIRST_BLIND_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_BLIND_PAUSE = Duration.ofSeconds(60);

    public PacedRate {
        if (!(ceilingPerSecond > 0) || !(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond and ceilingPerSecond must be positive");
        }
    }

    /**
     * A rate for a documented limit.
     *
     * @param headroom the fraction of the limit that stays untouched, from 0 up to but not including 1
     */
    public static PacedRate perMinute(double limitPerMinute, double headroom, Instant now) {
        if (!(headroom >= 0 && headroom < 1)) {
            throw new IllegalArgumentException("headroom must be in [0, 1)");
        }
        double ceiling = limitPerMinute / 60.0 * (1 - headroom);
        return new PacedRate(ceiling, ceiling, 0, 0, now, now);
    }

    /** Takes the next {@code slots} slots for the caller. */
    public Reservation reserve(int slots, Instant now) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1");
        }
        Instant first = latest(now, latest(nextSlot, pauseUntil));
        Duration spacing = Duration.ofNanos((long) (1_000_000_000 / perSecond));
        PacedRate after = new PacedRate(
                perSecond,
                ceilingPerSecond,
                kneePerSecond,
                strikes,
                first.plusNanos(spacing.toNanos() * slots),
                pauseUntil);
        return new Reservation(after, first, spacing, slots);
    }

    /**
     * A 429 came. Those of calls that were already under way when the pause began only lengthen it: one overload, one
     * cut.
     *
     * @param retryAfter as the server asked; null when it did not say, then 3 s that triple from strike to strike, up to a minute
     */
    public PacedRate throttled(Instant now, @Nullable Duration retryAfter) {
        if (now.isBefore(pauseUntil)) {
            Instant end = retryAfter == null ? pauseUntil : latest(pauseUntil, now.plus(retryAfter));
            return new PacedRate(perSecond, ceilingPerSecond, kneePerSecond, strikes, nextSlot, end);
        }
        Instant end = now.plus(retryAfter == null ? blindPause() : retryAfter);
        if (strikes > 0) {
            // Nothing has succeeded since the last cut: this says that the pause was short, and nothing about the rate.
            return new PacedRate(perSecond, ceilingPerSecond, kneePerSecond, strikes + 1, end, end);
        }
        double slower = Math.max(perSecond * CUT, ceilingPerSecond * FLOOR);
        // What was reserved for the time of the pause is reserved again after it.
        return new PacedRate(slower, ceilingPerSecond, perSecond, 1, end, end);
    }

    /** {@code calls} answers other than 429 came. */
    public PacedRate succeeded(int calls) {
        double rate = perSecond;
        for (int i = 0; i < calls && rate < ceilingPerSecond; i++) {
            rate *= 1 + step(rate);
        }
        return new PacedRate(
                Math.min(rate, ceilingPerSecond), ceilingPerSecond, kneePerSecond, 0, nextSlot, pauseUntil);
    }

    private double step(double rate) {
        if (rate < kneePerSecond * BELOW_KNEE) {
            return RECOVERY_STEP;
        }
        return rate < kneePerSecond * ABOVE_KNEE ? PROBE_STEP : DISCOVERY_STEP;
    }

    public boolean isPaused(Instant now) {
        return now.isBefore(pauseUntil);
    }

    private Duration blindPause() {
        Duration pause = FIRST_BLIND_PAUSE.multipliedBy((long) Math.pow(3, Math.min(strikes, 3)));
        return pause.compareTo(LONGEST_BLIND_PAUSE) < 0 ? pause : LONGEST_BLIND_PAUSE;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * Slots that belong to whoever stores {@code after} first.
     *
     * @param after the rate to store
     * @param first when the first call may start
     * @param spacing between one slot and the next
     */
    public record Reservation(PacedRate after, Instant first, Duration spacing, int slots) {

        /** When call {@code index} (from 0) may start. */
        public Instant slot(int index) {
            return first.plusNanos(spacing.toNanos() * index);
        }
    }
}
