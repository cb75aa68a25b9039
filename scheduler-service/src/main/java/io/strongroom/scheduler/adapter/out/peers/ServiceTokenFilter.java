package io.strongroom.scheduler.adapter.out.peers;

import io.smallrye.jwt.build.Jwt;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.MDC;

/** Signs each call as this service and hands on the correlation id. A token lives 60 s and is used for 30. */
public class ServiceTokenFilter implements ClientRequestFilter {
    private static final String NAME = "scheduler-service";

    private volatile Signed signed = new Signed("", Instant.EPOCH);

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle("Authorization", "Bearer " + token());
        if (MDC.get("correlationId") instanceof String id) {
            request.getHeaders().putSingle("X-Correlation-Id", id);
        }
    }

    private String token() {
        Instant now = Instant.now();
        if (signed.useUntil().isBefore(now)) {
            String token = Jwt.issuer(NAME)
                    .upn(NAME)
                    .audience("strongroom")
                    .groups("service")
                    .issuedAt(now)
                    .expiresAt(now.plusSeconds(60))
                    .jws()
                    .keyId(NAME)
                    .sign();
            signed = new Signed(token, now.plus(Duration.ofSeconds(30)));
        }
        return signed.token();
    }

    private record Signed(String token, Instant useUntil) {
        @Override
        public String toString() {
            return "Signed[redacted]";
        }
    }
}
