package io.strongroom.worker.domain.retention;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.RetentionReason.Rule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rules that keep, each the newest backup of so many natural units of the zone; 0 is no rule. Any rule keeps, and only units
 * that have a backup count, so that a schema that is not backed up for a while loses nothing by it.
 *
 * <p>The rules are applied twice: to the complete backups alone, and to all. So an incomplete one never takes the place of a
 * complete one, however many there are, and a schema that has no other still keeps some.
 */
public record RetentionPolicy(
        int keepLast, int keepHourly, int keepDaily, int keepWeekly, int keepMonthly, int keepYearly, ZoneId zone) {
    public static final int MOST = 1000;

    private static final Comparator<KeptBackup> NEWEST_FIRST = Comparator.comparing(KeptBackup::at)
            .thenComparing(backup -> backup.id().value())
            .reversed();

    public RetentionPolicy {
        requireInRange(keepLast, "keepLast");
        requireInRange(keepHourly, "keepHourly");
        requireInRange(keepDaily, "keepDaily");
        requireInRange(keepWeekly, "keepWeekly");
        requireInRange(keepMonthly, "keepMonthly");
        requireInRange(keepYearly, "keepYearly");
    }

    public boolean keepsEverything() {
        return keepLast + keepHourly + keepDaily + keepWeekly + keepMonthly + keepYearly == 0;
    }

    /**
     * Decides on each of the backups, newest first.
     *
     * @param minimum so many of the newest complete ones stay in any case, and the newest complete one of so many of the
     *     newest days: whoever can make backups does not push out what there was before today
     */
    public RetentionPlan plan(Collection<KeptBackup> backups, Instant now, int minimum) {
        List<KeptBackup> ordered = backups.stream().sorted(NEWEST_FIRST).toList();
        List<KeptBackup> counted =
                ordered.stream().filter(backup -> !backup.at().isAfter(now)).toList();
        List<KeptBackup> complete =
                counted.stream().filter(KeptBackup::complete).toList();
        Reasons reasons = new Reasons();
        ordered.stream().filter(KeptBackup::held).forEach(held -> reasons.add(held, Rule.HOLD, ""));
        ordered.stream()
                .filter(backup -> backup.at().isAfter(now))
                .forEach(future -> reasons.add(future, Rule.FUTURE, ""));
        if (keepsEverything()) {
            counted.forEach(backup -> reasons.add(backup, Rule.NO_RULES, ""));
        } else {
            complete.stream().limit(minimum).forEach(backup -> reasons.add(backup, Rule.MINIMUM, ""));
            keepUnits(complete, minimum, this::day, Rule.MINIMUM, reasons);
            apply(complete, reasons);
            apply(counted, reasons);
        }
        return new RetentionPlan(ordered.stream()
                .map(backup -> new RetentionPlan.Decision(backup, reasons.of(backup)))
                .toList());
    }

    private void apply(List<KeptBackup> newestFirst, Reasons reasons) {
        newestFirst.stream().limit(keepLast).forEach(backup -> reasons.add(backup, Rule.LAST, ""));
        keepUnits(newestFirst, keepHourly, this::hour, Rule.HOURLY, reasons);
        keepUnits(newestFirst, keepDaily, this::day, Rule.DAILY, reasons);
        keepUnits(newestFirst, keepWeekly, this::week, Rule.WEEKLY, reasons);
        keepUnits(newestFirst, keepMonthly, this::month, Rule.MONTHLY, reasons);
        keepUnits(newestFirst, keepYearly, this::year, Rule.YEARLY, reasons);
    }

    private static void keepUnits(
            List<KeptBackup> newestFirst, int most, Function<KeptBackup, String> unitOf, Rule rule, Reasons reasons) {
        Set<String> units = new HashSet<>();
        for (KeptBackup backup : newestFirst) {
            String unit = unitOf.apply(backup);
            if (units.size() < most && units.add(unit)) {
                reasons.add(backup, rule, unit);
            }
        }
    }

    /** With the offset, since one hour of the year comes twice. */
    private String hour(KeptBackup backup) {
        ZonedDateTime hour = local(backup).truncatedTo(ChronoUnit.HOURS);
        return hour.toLocalDateTime() + hour.getOffset().getId();
    }

    private String day(KeptBackup backup) {
        return local(backup).toLocalDate().toString();
    }

    private String week(KeptBackup backup) {
        ZonedDateTime at = local(backup);
        return String.format(
                Locale.ROOT, "%d-W%02d", at.get(IsoFields.WEEK_BASED_YEAR), at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private String month(KeptBackup backup) {
        return day(backup).substring(0, 7);
    }

    private String year(KeptBackup backup) {
        return day(backup).substring(0, 4);
    }

    private ZonedDateTime local(KeptBackup backup) {
        return backup.at().atZone(zone);
    }

    private static void requireInRange(int number, String field) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(field + " must be from 0 to " + MOST);
        }
    }

    /** For each backup one reason per rule, the first that was found. */
    private static final class Reasons {
        private final Map<BackupId, Map<Rule, RetentionReason>> found = new HashMap<>();

        void add(KeptBackup backup, Rule rule, String unit) {
            found.computeIfAbsent(backup.id(), id -> new EnumMap<>(Rule.class))
                    .putIfAbsent(rule, new RetentionReason(rule, unit));
        }

        List<RetentionReason> of(KeptBackup backup) {
            return new ArrayList<>(found.getOrDefault(backup.id(), Map.of()).values());
        }
    }
}
