package io.strongroom.scheduler.domain.backup;

import java.time.Instant;
import java.util.List;

/**
 * The last due time of a schema's schedule that was decided on. It stands in the slot, so that deciding and taking the
 * slot are one write, and whoever comes later can tell what was decided and write it down.
 *
 * @param missed the due times before it that nobody was there for
 */
public record Decision(Occurrence occurrence, List<Instant> missed) {
    public Decision {
        missed = List.copyOf(missed);
    }
}
