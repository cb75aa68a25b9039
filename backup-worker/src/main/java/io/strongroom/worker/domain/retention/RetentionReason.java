package io.strongroom.worker.domain.retention;

/**
 * Why a backup is kept.
 *
 * @param unit the calendar unit that it is the newest of, such as 2026-W53; empty where there is none
 */
public record RetentionReason(Rule rule, String unit) {

    /** In the order in which they are told. */
    public enum Rule {
        /** Somebody wants it kept. */
        HOLD,
        /** Its time has not come; such backups are left alone and counted nowhere. */
        FUTURE,
        /** There are no rules. */
        NO_RULES,
        /** One of the newest complete ones, which no rule removes. */
        MINIMUM,
        LAST,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }
}
