package io.strongroom.config.adapter.out.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceChangedSchemaTest {

    private static final Path EVENTS = Path.of("src/main/resources/events");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve("examples/instance-changed.v1"))) {
            return files.toList().stream();
        }
    }

    static Stream<InstanceChanged> events() {
        return Stream.of(
                        InstanceFixtures.aConnection(),
                        InstanceFixtures.aConnection()
                                .changed(
                                        InstanceFixtures.checked(InstanceFixtures.WORKSPACE),
                                        1,
                                        false,
                                        InstanceFixtures.NOW),
                        InstanceFixtures.aConnection().removed(InstanceFixtures.NOW),
                        InstanceFixtures.anInstance("Both", InstanceRole.SOURCE_AND_TARGET),
                        InstanceFixtures.anInstance(
                                "Data Center", InstanceRole.SOURCE, new Location.DataCenterHost(InstanceFixtures.SITE)))
                .flatMap(instance -> instance.raised().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path example) throws IOException {
        assertThat(problems(JSON.readTree(Files.readString(example)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsPublishedIsValid(InstanceChanged event) {
        assertThat(problems(JSON.valueToTree(InstanceChangedMessage.from(event))))
                .isEmpty();
    }

    @Test
    void theSchemaFindsWhatIsMissing() throws IOException {
        assertThat(problems(JSON.readTree("{\"instanceId\":\"x\"}"))).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(JsonNode data) {
        return schema().validate(data, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(EVENTS.resolve("instance-changed.v1.schema.json")));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
