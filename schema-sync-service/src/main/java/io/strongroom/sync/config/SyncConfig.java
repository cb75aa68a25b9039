package io.strongroom.sync.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "strongroom.sync")
interface SyncConfig {
    /** How long a replica may be silent before another one takes its sync over. */
    @WithDefault("60s")
    Duration lease();

    /** How often the lease is renewed; a good deal shorter than the lease. */
    @WithDefault("10s")
    Duration heartbeat();

    /** How often a sync that nobody works on is looked for. */
    @WithDefault("10s")
    Duration recovery();

    /** How often events are sent that could not be sent at once. */
    @WithDefault("5s")
    Duration outboxEvery();

    /** host:port pairs that are allowed besides public https, separated by commas; for development only. */
    Optional<String> developmentAddresses();
}
