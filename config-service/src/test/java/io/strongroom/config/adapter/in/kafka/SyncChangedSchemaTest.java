package io.strongroom.config.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncChangedSchemaTest {

    private static final Path EXAMPLES =
            Path.of("../schema-sync-service/src/main/resources/events/examples/sync-changed.v1");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheProducerIsUnderstood(Path example) throws IOException {
        SyncChangedMessage message = SyncChangedMessage.read(JSON, Files.readString(example));

        assertThat(message.toInstanceId()).isNotNull();
    }

    @Test
    void unknownFieldsAndStatesAreIgnored() throws JsonProcessingException {
        SyncChangedMessage message = SyncChangedMessage.read(
                JSON,
                "{\"instanceId\":\"0f3f4d3b-6d5c-3a6e-9d0b-0c5d8a1f2b3c\",\"state\":\"PONDERING\","
                        + "\"occurredAt\":\"2026-11-23T09:00:00Z\",\"new\":{\"a\":1}}");

        assertThat(message.succeeded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{}", "{\"instanceId\":\"x\",\"state\":\"SUCCEEDED\"}"})
    void whatIsMalformedIsTold(String text) {
        assertThatThrownBy(() -> SyncChangedMessage.read(JSON, text))
                .isInstanceOfAny(JsonProcessingException.class, IllegalArgumentException.class);
    }
}
