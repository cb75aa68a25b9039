package io.strongroom.scheduler.domain.schedule;

import io.strongroom.scheduler.domain.backup.SchemaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.zip.CRC32;

/**
 * Spreads schedules of the same time, so that they do not all ask at once. Always the same for a schema, and never so
 * much that a run would leave its date.
 */
public record Jitter(Duration most) {
    public Jitter {
        if (most.isNegative()) {
            throw new IllegalArgumentException("most must not be negative");
        }
    }

    public Duration of(SchemaId schemaId, Instant at, ZoneId zone) {
        CRC32 hash = new CRC32();
        hash.update(schemaId.value().getBytes(StandardCharsets.UTF_8));
        Duration share = Duration.ofMillis(hash.getValue() % (most.toMillis() + 1));
        Instant lastSecond = at.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .minusSeconds(1);
        Duration left = Duration.between(at, lastSecond);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return share.compareTo(left) > 0 ? left : share;
    }
}
