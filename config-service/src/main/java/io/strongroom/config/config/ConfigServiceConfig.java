package io.strongroom.config.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
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

    /** The key that seals credentials; one of the two must be there. */
    interface Credentials {
        /** 32 bytes in Base64. */
        Optional<String> key();

        /** A file with the same, readable by its owner only. */
        Optional<Path> keyFile();
    }

    /** Managed storage. */
    interface Storage {
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

    /** The end of interrupted replacements. */
    interface SupersededConnections {
        /** How often the timer looks for replaced connections that are still there. */
        String every();
    }
}
