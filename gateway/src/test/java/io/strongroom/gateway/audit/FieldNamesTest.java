package io.strongroom.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldNamesTest {

    @Test
    void theNamesOfTheObjectAreToldAndNoValue() {
        assertThat(of("{\"siteUrl\":\"https://a\",\"apiToken\":\"secret\",\"nested\":{\"inner\":[1]},\"last\":null}"))
                .containsExactly("siteUrl", "apiToken", "nested", "last");
    }

    @Test
    void aSecretInThePlaceOfANameIsNotRepeated() {
        assertThat(of("{\"ATATT3xFfGF0\":1,\"name\":2,\"hunter 2\":3,\"" + "a".repeat(33) + "\":4}"))
                .containsExactly("(other)", "name");
    }

    @Test
    void whatIsNotAnObjectHasNoNames() {
        assertThat(of("")).isEmpty();
        assertThat(of("[{\"a\":1}]")).isEmpty();
        assertThat(of("\"text\"")).isEmpty();
    }

    @Test
    void whatBreaksOffIsToldAsFarAsItGoes() {
        assertThat(of("{\"name\":1,\"role\": oops")).containsExactly("name", "(other)");
        assertThat(of("[".repeat(100_000))).isEmpty();
        assertThat(of("{\"name\":" + "[".repeat(100_000))).containsExactly("name", "(other)");
    }

    @Test
    void queryParametersAreMarked() {
        assertThat(FieldNames.of(Set.of("confirmName"), Optional.empty())).containsExactly("?confirmName");
        assertThat(FieldNames.of(Set.of("srm_abc"), Optional.empty())).containsExactly("?(other)");
    }

    @Test
    void thereAreOnlySoMany() {
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "\"" + "x".repeat(1 + i % 30) + (char) ('a' + i / 30) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(of(many)).hasSize(50);
    }

    private static List<String> of(String body) {
        return FieldNames.of(Set.of(), Optional.of(Buffer.buffer(body)));
    }
}
