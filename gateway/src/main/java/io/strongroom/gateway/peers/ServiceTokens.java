package io.strongroom.gateway.peers;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Short-lived proofs for the services that a request comes from this gateway, and for whom it is made. */
@ApplicationScoped
public class ServiceTokens {

    static final String ISSUER = "gateway";
    static final String AUDIENCE = "strongroom";

    static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Half of the lifetime, so that clocks may differ by the other half. */
    static final Duration REUSED_FOR = Duration.ofSeconds(30);

    /** Far more than there are API tokens; reached only if something is wrong, and then forgetting is harmless. */
    private static final int MAX_CACHED = 1_000;

    private final PrivateKey key;
    private final Clock clock;
    private final Map<Caller, Signed> cache = new ConcurrentHashMap<>();

    @Inject
    ServiceTokens(SigningKey key) {
        this(key.key(), Clock.systemUTC());
    }

    ServiceTokens(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token that is valid for at least half a minute. */
    public String tokenFor(Caller caller) {
        Instant now = clock.instant();
        Signed cached = cache.get(caller);
        if (cached != null && now.isBefore(cached.at().plus(REUSED_FOR))) {
            return cached.token();
        }
        if (cache.size() >= MAX_CACHED) {
            cache.clear();
        }
        Signed signed = new Signed(now, sign(caller, now));
        cache.put(caller, signed);
        return signed.token();
    }

    private String sign(Caller caller, Instant now) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .upn(caller.name())
                .groups(caller.groups())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .jws()
                .keyId(ISSUER)
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
    }

    private record Signed(Instant at, String token) {}
}
