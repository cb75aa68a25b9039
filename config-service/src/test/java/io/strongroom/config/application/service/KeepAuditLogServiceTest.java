package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.application.port.out.InMemoryAuditLog;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditFixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepAuditLogServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Duration KEEP = Duration.ofDays(400);

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final KeepAuditLog audit = new KeepAuditLogService(log, KEEP, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void entriesAreRemovedOnceTheyAreOlderThanTheyAreKeptAndNotBefore() {
        AuditEntry old = AuditFixtures.anEntryOf(NOW.minus(KEEP).minusMillis(1));
        AuditEntry kept = AuditFixtures.anEntryOf(NOW.minus(KEEP));
        AuditEntry recent = AuditFixtures.anEntryOf(NOW);
        List.of(old, kept, recent).forEach(audit::record);

        assertThat(audit.expire()).isOne();
        assertThat(audit.expire()).isZero();

        assertThat(log.find(old.id())).isEmpty();
        assertThat(log.find(kept.id())).contains(kept);
        assertThat(log.find(recent.id())).contains(recent);
    }

    @Test
    void aLogThatForgetsAtOnceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeepAuditLogService(log, Duration.ofHours(1), Clock.systemUTC()))
                .withMessageContaining("a day at least");
    }
}
