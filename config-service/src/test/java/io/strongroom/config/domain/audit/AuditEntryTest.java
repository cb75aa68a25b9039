package io.strongroom.config.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEntryTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");

    @ParameterizedTest
    @CsvSource({"200, SUCCEEDED", "202, SUCCEEDED", "302, SUCCEEDED", "403, REFUSED", "422, REFUSED", "503, FAILED"})
    void theStatusTellsTheOutcome(int status, AuditEntry.Outcome outcome) {
        assertThat(entry("anna", List.of(), Optional.of(status)).outcome()).isEqualTo(outcome);
    }

    @Test
    void withoutAStatusTheOutcomeIsUnknown() {
        assertThat(entry("anna", List.of(), Optional.empty()).outcome()).isEqualTo(AuditEntry.Outcome.UNKNOWN);
    }

    @Test
    void nothingInAnEntryGrowsWithoutBound() {
        assertThatThrownBy(() -> entry("a".repeat(65), List.of(), Optional.empty()))
                .hasMessageContaining("user");
        assertThatThrownBy(() -> entry("anna", Collections.nCopies(51, "name"), Optional.empty()))
                .hasMessageContaining("fields");
        assertThatThrownBy(() -> entry("anna", List.of("a".repeat(65)), Optional.empty()))
                .hasMessageContaining("fields");
    }

    @Test
    void theIdHasTheTime() {
        assertThatThrownBy(() -> new AuditEntry(
                        AuditId.firstOf(AT.plusMillis(1)),
                        AT,
                        "anna",
                        "admin",
                        "PUT /a",
                        "/a",
                        List.of(),
                        "c-1",
                        "127.0.0.1",
                        Optional.empty()))
                .hasMessageContaining("at");
    }

    @Test
    void anAttemptIsTheSameWhateverIsKnownOfItsEnd() {
        assertThat(entry("anna", List.of(), Optional.of(200))
                        .isSameAttemptAs(entry("anna", List.of(), Optional.empty())))
                .isTrue();
        assertThat(entry("anna", List.of(), Optional.empty())
                        .isSameAttemptAs(entry("bert", List.of(), Optional.empty())))
                .isFalse();
    }

    @Test
    void idsOfATimeBeginWithItsDigits() {
        assertThat(AuditId.firstOf(Instant.ofEpochMilli(1469918176385L)).text())
                .isEqualTo("01ARYZ6S410000000000000000");
        assertThat(AuditId.parse("81ARYZ6S410000000000000000")).isEmpty();
    }

    static AuditEntry entry(String user, List<String> fields, Optional<Integer> status) {
        return new AuditEntry(
                AuditId.firstOf(AT), AT, user, "admin", "PUT /a", "/a", fields, "c-1", "127.0.0.1", status);
    }
}
