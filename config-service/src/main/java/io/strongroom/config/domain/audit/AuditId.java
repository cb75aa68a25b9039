package io.strongroom.config.domain.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A ULID: the order of ids is the order in time, and an entry that is sent twice has the id of the first. The first
 * character is at most 7, because the rest would not fit into 128 bits.
 */
public record AuditId(String text) {

    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int ALL_DIGITS = 26;
    private static final long LATEST = (1L << 48) - 1;

    public AuditId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("audit id must be a ULID");
        }
    }

    public static Optional<AuditId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AuditId(text)) : Optional.empty();
    }

    /** Not greater than any id of this millisecond or a later one, and greater than all of earlier ones. */
    public static AuditId firstOf(Instant time) {
        long millis = Math.max(0, Math.min(LATEST, time.toEpochMilli()));
        StringBuilder digits = new StringBuilder();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            digits.append(DIGITS.charAt((int) (millis >> (5 * i)) & 31));
        }
        return new AuditId(digits.append("0".repeat(ALL_DIGITS - TIME_DIGITS)).toString());
    }

    boolean isOf(Instant time) {
        return text.startsWith(firstOf(time).text.substring(0, TIME_DIGITS));
    }

    @Override
    public String toString() {
        return text;
    }
}
