package io.strongroom.scheduler.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When wall-clock times come in a time zone. A time that comes twice counts the first time. A time that the clocks skip
 * runs at the first instant after the gap; where that would be the next day, a second before the gap; and on a date that
 * a zone leaves out altogether, not at all. So a run never leaves its date.
 */
public final class Runs {
    private final WallClockTimes times;
    private final ZoneId zone;

    public Runs(WallClockTimes times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** The first run that is later. */
    public Optional<Instant> nextAfter(Instant instant) {
        // the whole date again, because around a clock change wall-clock times are not in the order of instants
        LocalDateTime from = beforeTheDateOf(instant);
        while (true) {
            Optional<LocalDateTime> time = times.nextAfter(from);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            from = time.get();
            Optional<Instant> run = instantOf(from).filter(found -> found.isAfter(instant));
            if (run.isPresent()) {
                return run;
            }
        }
    }

    public List<Instant> nextAfter(Instant instant, int most) {
        List<Instant> runs = new ArrayList<>();
        Optional<Instant> run = nextAfter(instant);
        while (run.isPresent() && runs.size() < most) {
            runs.add(run.get());
            run = runs.size() < most ? nextAfter(run.get()) : Optional.empty();
        }
        return List.copyOf(runs);
    }

    /**
     * Two runs on one date, if there are such dates from the instant's own on. The fields of a cron expression that tell
     * the time of day know nothing of the date, so what the first date with a run shows holds for all that follow.
     */
    public Optional<TwoRuns> twoOnOneDate(Instant instant) {
        Optional<LocalDateTime> first = times.nextAfter(beforeTheDateOf(instant));
        return first.flatMap(times::nextAfter)
                .filter(second ->
                        second.toLocalDate().equals(first.orElseThrow().toLocalDate()))
                .map(second -> new TwoRuns(first.orElseThrow(), second));
    }

    private LocalDateTime beforeTheDateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate().atTime(LocalTime.MIN).minusSeconds(1);
    }

    private Optional<Instant> instantOf(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        if (change == null || change.isOverlap()) {
            return Optional.of(ZonedDateTime.ofLocal(time, zone, null).toInstant());
        }
        if (change.getDateTimeAfter().toLocalDate().equals(time.toLocalDate())) {
            return Optional.of(change.getInstant());
        }
        LocalDateTime lastBefore = change.getDateTimeBefore().minusSeconds(1);
        return lastBefore.toLocalDate().equals(time.toLocalDate())
                ? Optional.of(change.getInstant().minusSeconds(1))
                : Optional.empty();
    }

    /** Too close: both on the same date. */
    public record TwoRuns(LocalDateTime first, LocalDateTime second) {}
}
