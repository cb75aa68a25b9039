package io.strongroom.scheduler.domain.recommendation;

import io.strongroom.scheduler.domain.backup.SchemaId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Rates the 24 hours of a day. Hours that were measured are rated by latency, refusals and changes there; hours that were
 * not are taken to be average, and quiet at night. What else is scheduled counts in any case. Equal hours, and the
 * minutes in them, are spread by a hash of the schema.
 */
public final class Advice {
    public static final int SLOTS = 3;

    /** Fewer calls than this in an hour of the day say nothing. */
    static final double ENOUGH_CALLS = 50;

    private static final int HOURS = 24;
    private static final int QUIET_FROM = 1;
    private static final int QUIET_TO = 5;
    private static final double NIGHT = 0.3;
    private static final double DAY = 1.0;
    private static final double PER_REFUSED_SHARE = 20;
    private static final double PER_CHANGED_SHARE = 2;
    private static final double PER_OTHER_OF_THE_SITE = 0.5;
    private static final double PER_OTHER = 0.02;

    private final SchemaId schemaId;
    private final ZoneId zone;
    private final Hour[] hours = new Hour[HOURS];

    private Advice(SchemaId schemaId, ZoneId zone) {
        this.schemaId = schemaId;
        this.zone = zone;
        for (int hour = 0; hour < HOURS; hour++) {
            hours[hour] = new Hour(hour);
        }
    }

    /**
     * Rates every hour.
     *
     * @param load what was measured at the schema's site
     * @param others when other schedules run next
     * @return the best times first, in different hours
     */
    public static List<Slot> on(
            SchemaId schemaId, ZoneId zone, List<HourLoad> load, List<OtherRun> others, Instant now) {
        Advice advice = new Advice(schemaId, zone);
        load.forEach(hour -> advice.measured(hour, now));
        others.forEach(advice::scheduled);
        return advice.best();
    }

    /** When another schedule runs next, and whether it reads the same site. */
    public record OtherRun(Instant at, boolean sameSite) {}

    private void measured(HourLoad load, Instant now) {
        int offsetHours = Math.floorDiv(zone.getRules().getOffset(now).getTotalSeconds(), 3600);
        Hour hour = hours[Math.floorMod(load.hourOfWeek() + offsetHours, HOURS)];
        hour.calls += load.requests();
        hour.latency += load.requests() * load.meanLatencyMs();
        hour.refused += load.refused();
        hour.changed += load.changedObjects();
    }

    private void scheduled(OtherRun other) {
        Hour hour = hours[other.at().atZone(zone).getHour()];
        if (other.sameSite()) {
            hour.othersOfTheSite++;
        } else {
            hour.others++;
        }
    }

    private List<Slot> best() {
        Totals totals = new Totals();
        for (Hour hour : hours) {
            totals.calls += hour.calls;
            totals.latency += hour.latency;
            totals.changed += hour.changed;
        }
        List<Hour> ranked = new ArrayList<>(List.of(hours));
        ranked.sort(Comparator.comparingDouble((Hour hour) -> rating(hour, totals))
                .thenComparing(hour -> spread("hour " + hour.hour)));
        return ranked.stream()
                .limit(SLOTS)
                .map(hour -> new Slot(
                        LocalTime.of(hour.hour, (int) (spread("minute " + hour.hour) % 60)), reason(hour, totals)))
                .toList();
    }

    /** Smaller is better. */
    private static double rating(Hour hour, Totals totals) {
        double rating = quietness(hour.hour) + PER_OTHER_OF_THE_SITE * hour.othersOfTheSite + PER_OTHER * hour.others;
        if (totals.changed > 0) {
            rating += PER_CHANGED_SHARE * hour.changed / totals.changed;
        }
        if (hour.known()) {
            rating += hour.meanLatency() / totals.meanLatency() - 1;
            rating += PER_REFUSED_SHARE * hour.refused / hour.calls;
        }
        return rating;
    }

    private static double quietness(int hour) {
        if (hour >= QUIET_FROM && hour < QUIET_TO) {
            return 0;
        }
        return hour < 7 || hour >= 22 ? NIGHT : DAY;
    }

    private String reason(Hour hour, Totals totals) {
        List<String> parts = new ArrayList<>();
        if (hour.known()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "Answers took %.0f ms here, %.0f ms over the whole week",
                    hour.meanLatency(),
                    totals.meanLatency()));
            parts.add(String.format(Locale.ROOT, "%.0f of %.0f calls were refused", hour.refused, hour.calls));
        } else {
            parts.add((quietness(hour.hour) == DAY ? "A daytime hour" : "A quiet hour") + " in " + zone.getId());
            parts.add("the site's speed was not measured here yet");
        }
        if (totals.changed > 0) {
            parts.add(String.format(Locale.ROOT, "%.0f %% of the changes", 100 * hour.changed / totals.changed));
        }
        int all = hour.othersOfTheSite + hour.others;
        parts.add(all == 0 ? "nothing else is scheduled" : all + " other backups are scheduled");
        return String.join("; ", parts) + ".";
    }

    private long spread(String what) {
        CRC32 hash = new CRC32();
        hash.update((schemaId.value() + " " + what).getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    private static final class Hour {
        private final int hour;
        private double calls;
        private double latency;
        private double refused;
        private double changed;
        private int othersOfTheSite;
        private int others;

        Hour(int hour) {
            this.hour = hour;
        }

        boolean known() {
            return calls >= ENOUGH_CALLS;
        }

        double meanLatency() {
            return latency / calls;
        }
    }

    private static final class Totals {
        private double calls;
        private double latency;
        private double changed;

        double meanLatency() {
            return Math.max(1, latency / calls);
        }
    }
}
