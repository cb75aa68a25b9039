package io.strongroom.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the gateway; the README has a table of them. */
@ConfigMapping(prefix = "strongroom.gateway")
public interface GatewayConfig {

    /** The API token that has every right; one is generated and printed when it is absent. */
    Optional<String> adminToken();

    /** Where the services are. */
    Peers peers();

    /** How long a service may keep a caller waiting. */
    Timeouts timeouts();

    /** Largest request body in bytes, the same as at the services. Nothing in the contract comes near it. */
    @WithDefault("65536")
    int maxBodyBytes();

    /** API tokens other than the administrator's. */
    Tokens tokens();

    /** How failed authentication is slowed down. */
    Failures failures();

    /**
     * Addresses and networks (CIDR) of reverse proxies whose X-Forwarded-For is believed. Nobody's is unless it is
     * here, because a caller can send the header as well.
     */
    Optional<List<String>> trustedProxies();

    /** Live events. */
    Events events();

    interface Peers {

        URI config();

        URI sync();

        URI scheduler();

        /** Any worker answers any request. */
        List<URI> workers();
    }

    interface Timeouts {

        /** For the connection to be made. */
        @WithDefault("2s")
        Duration connect();

        /** Without a byte of the answer. */
        @WithDefault("30s")
        Duration answer();

        /** The same for operations that work while the caller waits, such as verifying a backup. */
        @WithDefault("30m")
        Duration slowAnswer();

        /** Without a byte of the answer to a question of the gateway's own: whose a token is, the audit log. */
        @WithDefault("5s")
        Duration internal();
    }

    interface Tokens {

        /** How long a token counts as valid without asking again, and so how long one may outlive its revocation. */
        @WithDefault("10s")
        Duration trustedFor();
    }

    interface Failures {

        /** Wrong tokens that one client address may send within the window before it gets 429 for them. */
        @WithDefault("20")
        int allowed();

        /** Wrong tokens from all addresses together, above which one is enough for an address to get 429. */
        @WithDefault("1000")
        int allowedOverall();

        @WithDefault("1m")
        Duration window();
    }

    interface Events {

        /** Streams served at once; more are refused. */
        @WithDefault("500")
        int maxListeners();

        /** Bytes that may wait for one listener before it is dropped as too slow. */
        @WithDefault("1048576")
        int maxBacklogBytes();

        /** Silence after which a comment is sent, so that proxies keep the stream open. */
        @WithDefault("15s")
        Duration heartbeat();

        /** Changed resources that may wait to be read before everybody is told to read everything again. */
        @WithDefault("1000")
        int maxWaiting();

        /** Resources that are read at the same time. */
        @WithDefault("4")
        int concurrency();

        /** Pause before a resource that could not be read is tried again. */
        @WithDefault("2s")
        Duration retryAfter();
    }
}
