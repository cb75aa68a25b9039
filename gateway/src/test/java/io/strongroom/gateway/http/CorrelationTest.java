package io.strongroom.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    @Test
    void aHarmlessIdIsKept() {
        assertThat(Correlation.accept("Order-4711")).isEqualTo("Order-4711");
        assertThat(Correlation.accept("a".repeat(64))).isEqualTo("a".repeat(64));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"a b", "a\nb", "{}", "ü", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anythingElseIsReplaced(String sent) {
        assertThat(Correlation.accept(sent)).matches("[0-9a-f-]{36}");
    }
}
