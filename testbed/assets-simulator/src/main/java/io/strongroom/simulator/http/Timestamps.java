package io.strongroom.simulator.http;

import java.nio.charset.StandardCharsets;

/** Instants as the product writes them; formatted by hand because a page holds a thousand of them. */
final class Timestamps {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final long DAY = 86_400_000L;

    private Timestamps() {}

    private record Civil(int year, int month, int day) {
        /** Days since 1970 to a date of the Gregorian calendar (Hinnant's algorithm). */
        static Civil of(long epochDay) {
            long z = epochDay + 719_468;
            long era = Math.floorDiv(z, 146_097L);
            long dayOfEra = z - era * 146_097;
            long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            long shifted = (5 * dayOfYear + 2) / 153;
            int day = (int) (dayOfYear - (153 * shifted + 2) / 5 + 1);
            int month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
            return new Civil((int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, day);
        }
    }

    /** Such as 2021-02-16T20:04:41.527Z. */
    static String iso(long millis) {
        Civil date = Civil.of(Math.floorDiv(millis, DAY));
        int time = (int) Math.floorMod(millis, DAY);
        byte[] text = new byte[24];
        put(text, 0, date.year(), 4);
        text[4] = '-';
        put(text, 5, date.month(), 2);
        text[7] = '-';
        put(text, 8, date.day(), 2);
        text[10] = 'T';
        put(text, 11, time / 3_600_000, 2);
        text[13] = ':';
        put(text, 14, time / 60_000 % 60, 2);
        text[16] = ':';
        put(text, 17, time / 1000 % 60, 2);
        text[19] = '.';
        put(text, 20, time % 1000, 3);
        text[23] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int number, int digits) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Such as 16/Feb/21 8:04 PM, what an English-speaking user sees. */
    static String shown(long millis) {
        int minutes = (int) (Math.floorMod(millis, DAY) / 60_000);
        int hour = minutes / 60;
        int minute = minutes % 60;
        return shownDate(millis) + " " + (hour % 12 == 0 ? 12 : hour % 12) + (minute < 10 ? ":0" : ":") + minute
                + (hour < 12 ? " AM" : " PM");
    }

    /** Such as 16/Feb/21. */
    static String shownDate(long millis) {
        Civil date = Civil.of(Math.floorDiv(millis, DAY));
        int year = date.year() % 100;
        return (date.day() < 10 ? "0" : "") + date.day() + "/" + MONTHS[date.month() - 1] + "/" + (year < 10 ? "0" : "")
                + year;
    }
}
