package io.strongroom.scheduler.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** The README has a line for each. */
@ConfigMapping(prefix = "strongroom.schedule")
interface SchedulerConfig {

    /** How often it is looked whether a run is due. */
    @WithDefault("5s")
    Duration every();

    /** How much runs of the same time are spread. */
    @WithDefault("1m")
    Duration jitter();

    /** How late a run may still be made up for. */
    @WithDefault("6h")
    Duration grace();

    /** How long the accounts of runs are kept. */
    @WithDefault("400d")
    Duration keep();

    /** For schedules that name no time zone. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();
}
