package io.strongroom.config.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.KeepAuditLog.Query;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditFixtures;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public abstract class AuditLogContract {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");

    protected abstract AuditLog log();

    @Test
    void anEntryIsAddedOnceAndGetsOneStatus() {
        AuditEntry entry = AuditFixtures.anEntryOf(AT);

        assertThat(log().append(entry)).isTrue();
        assertThat(log().append(entry)).isFalse();
        assertThat(log().conclude(entry.id(), 200)).isTrue();
        assertThat(log().conclude(entry.id(), 500)).isFalse();

        assertThat(log().find(entry.id()).flatMap(AuditEntry::status)).contains(200);
    }

    @Test
    void pagesHaveTheNewestFirst() {
        AuditEntry first = AuditFixtures.anEntryOf(AT);
        AuditEntry second = AuditFixtures.anEntryOf(AT.plusMillis(1));
        AuditEntry third = AuditFixtures.anEntryOf(AT.plusMillis(2));
        log().append(second);
        log().append(third);
        log().append(first);

        assertThat(log().page(query(Optional.empty(), 2))).containsExactly(third, second);
        assertThat(log().page(query(Optional.of(AT.plusMillis(2)), 2))).containsExactly(second, first);
        assertThat(log().count(query(Optional.empty(), 2))).isEqualTo(3);
    }

    @Test
    void whatIsRemovedIsAllThatIsOlderAndNothingElse() {
        AuditEntry older = AuditFixtures.anEntryOf(AT.minusMillis(1));
        AuditEntry oldest = AuditFixtures.anEntryOf(AT.minusSeconds(86_400));
        AuditEntry kept = AuditFixtures.anEntryOf(AT);
        log().append(older);
        log().append(oldest);
        log().append(kept);

        assertThat(log().removeBefore(AT)).isEqualTo(2);
        assertThat(log().removeBefore(AT)).isZero();

        assertThat(log().page(query(Optional.empty(), 10))).containsExactly(kept);
    }

    private static Query query(Optional<Instant> to, int size) {
        return new Query(Optional.empty(), to, Optional.empty(), Optional.empty(), 0, size);
    }
}
