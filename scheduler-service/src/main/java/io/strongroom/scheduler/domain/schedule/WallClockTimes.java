package io.strongroom.scheduler.domain.schedule;

import java.time.LocalDateTime;
import java.util.Optional;

/** Wall-clock times in ascending order, without a time zone: a calendar that knows nothing of clock changes. */
@FunctionalInterface
public interface WallClockTimes {

    /** The first one that is later. */
    Optional<LocalDateTime> nextAfter(LocalDateTime time);
}
