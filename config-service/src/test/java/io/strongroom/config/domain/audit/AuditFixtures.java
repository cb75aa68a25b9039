package io.strongroom.config.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

public final class AuditFixtures {

    private AuditFixtures() {}

    public static AuditEntry anEntryOf(Instant at) {
        return new AuditEntry(
                AuditId.firstOf(at),
                at,
                "anna",
                "admin",
                "PUT /connection",
                "/api/v1/connection",
                List.of("siteUrl"),
                "correlation",
                "127.0.0.1",
                Optional.empty());
    }
}
