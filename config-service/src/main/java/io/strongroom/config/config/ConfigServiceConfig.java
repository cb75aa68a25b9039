package io.strongroom.config.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set, below {@code config-service}. The README has the table with environment variables. */
@ConfigMapping(prefix = "config-service")
public interface ConfigServiceConfig {

    Credentials credentials();

    Storage storage();

    Egress egress();

    Outbox outbox();

    SupersededConnections supersededConnections();

    Audit audit();

    /** The keys that seal credentials; one of the first two must be there. */
    interface Credentials {
        /** 32 bytes in Base64; older keys may follow, after commas or blanks. */
        Optional<String> key();

        /** A file with the same, readable by its owner only. */
        Optional<Path> keyFile();

        /** How often the timer looks for changed keys and for secrets under older ones. */
        String rotateEvery();
    }

    /** Where backups can be kept. */
    interface Storage {
        /** A PEM file with certificate authorities besides Java's own, for the customers' databases. */
        Optional<Path> caFile();

        /** Where managed storage is, in words for people. */
        String region();
    }

    /** Which addresses may be called. */
    interface Egress {
        /** {@code host:port} that may be called although they are not public or not https. */
        Optional<Set<String>> developmentAddresses();
    }

    /** The relay of events. */
    interface Outbox {
        /** How often the timer looks for events that wait. */
        String every();
    }

    /** The log of who did what. */
    interface Audit {
        /** How long an entry is kept; a day at least. */
        Duration keep();
    }

    /** The end of interrupted replacements. */
    interface SupersededConnections {
        /** How often the timer looks for replaced connections that are still there. */
        String every();
    }
}
