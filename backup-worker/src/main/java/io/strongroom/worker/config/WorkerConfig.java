package io.strongroom.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set, below {@code strongroom.worker}. The README has the table with environment variables. */
@ConfigMapping(prefix = "strongroom.worker")
public interface WorkerConfig {

    /** Names this worker in leases; by default host name and process id. */
    Optional<String> name();

    /** Tasks that this worker reads at the same time. */
    @WithDefault("6")
    int taskSlots();

    /** Backups that this worker coordinates at the same time. */
    @WithDefault("4")
    int coordinatedJobs();

    /** How long running work may take to reach its next checkpoint when the worker is told to end. */
    @WithDefault("20s")
    Duration drainPatience();

    /** How late a site's index may show a change; each backup looks back that far. */
    @WithDefault("5m")
    Duration indexLag();

    Pages pages();

    Rate rate();

    Quarantine quarantine();

    Store store();

    SnapshotKey snapshotKey();

    Retention retention();

    Prune prune();

    Egress egress();

    /** How many objects are asked for at once. */
    interface Pages {
        /** The first page of a task. */
        @WithDefault("100")
        int first();

        /** Growth ends here. */
        @WithDefault("500")
        int most();
    }

    /** How hard a site is worked. */
    interface Rate {
        /** Share of the site's limit that is left to the customer's own integrations, 0 to below 1. */
        @WithDefault("0.2")
        double headroom();

        /** Requests per minute and endpoint that the site allows, instead of the documented limits. */
        Optional<Integer> requestsPerMinute();

        /** Tasks of one site at the same time, over all workers. */
        @WithDefault("16")
        int mostInFlightPerSite();
    }

    /** How many unreadable objects a snapshot may lack. */
    interface Quarantine {
        @WithDefault("100")
        long objects();

        /** Of all objects. */
        @WithDefault("0.001")
        double share();
    }

    /** The managed snapshot store, and how any store is talked to. */
    interface Store {
        Kind kind();

        /** For {@code FILESYSTEM}. */
        Path folder();

        /** A PEM file with certificate authorities besides Java's own, for the customers' databases. */
        Optional<Path> caFile();

        /** How long a call may be put off by a store that is asked too much. */
        @WithDefault("60s")
        Duration patience();

        /** Before a call that failed otherwise is repeated once. */
        @WithDefault("200ms")
        Duration retryPause();

        /** Where chunks live. */
        enum Kind {
            FILESYSTEM,
            MONGODB
        }
    }

    /** The keys that open the key ring; one of the first two must be there. */
    interface SnapshotKey {
        /** 32 bytes in Base64; older keys may follow, after commas or blanks. */
        Optional<String> value();

        /** A file with the same, readable by its owner only. */
        Optional<Path> file();

        /** How often changed keys are looked for. */
        @WithDefault("30s")
        Duration rotateEvery();
    }

    /** How the rules for keeping are applied. */
    interface Retention {
        /** How long after one run the next begins. */
        @WithDefault("1h")
        Duration every();

        /** How many of the newest complete backups of a schema no rule removes. */
        @WithDefault("3")
        int minimum();
    }

    /** How chunks that nobody needs are removed. */
    interface Prune {
        /** How long after one run the next begins. */
        @WithDefault("24h")
        Duration every();

        /** How long a chunk must have been condemned before it is deleted; less than a day counts as a day. */
        @WithDefault("24h")
        Duration grace();

        /** Instead of the grace period, however short: for tests that cannot wait for a day. */
        Optional<Duration> testGrace();
    }

    /** Which addresses may be called. */
    interface Egress {
        /** {@code host:port} that may be called although they are not public or not https. */
        Optional<String> developmentAddresses();
    }
}
