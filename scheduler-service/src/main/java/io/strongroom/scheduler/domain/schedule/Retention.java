package io.strongroom.scheduler.domain.schedule;

/**
 * How many of the schema's backups each rule keeps, 0 where there is no such rule; without any rule all are kept. What the
 * rules mean is the worker's to know, who applies them.
 */
public record Retention(int keepLast, int keepHourly, int keepDaily, int keepWeekly, int keepMonthly, int keepYearly) {
    public static final int MOST = 1000;
    public static final Retention EVERYTHING = new Retention(0, 0, 0, 0, 0, 0);

    public Retention {
        requireInRange(keepLast, "keepLast");
        requireInRange(keepHourly, "keepHourly");
        requireInRange(keepDaily, "keepDaily");
        requireInRange(keepWeekly, "keepWeekly");
        requireInRange(keepMonthly, "keepMonthly");
        requireInRange(keepYearly, "keepYearly");
    }

    public boolean keepsEverything() {
        return equals(EVERYTHING);
    }

    private static void requireInRange(int number, String field) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(field + " must be from 0 to " + MOST);
        }
    }
}
