package io.strongroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contract of an event, read in place from the module of its producer. */
public final class EventExamples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path events;
    private final String type;

    public EventExamples(String producer, String type) {
        this.events = Path.of("..", producer, "src", "main", "resources", "events");
        this.type = type;
    }

    public List<Path> files() {
        try (Stream<Path> files = Files.list(events.resolve("examples").resolve(type))) {
            List<Path> found = files.sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with what is wrong. */
    public void assertValid(String json) {
        try {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(events.resolve(type + ".schema.json")));
            JsonNode tree = JSON.readTree(json);
            assertThat(schema.validate(
                            tree, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true)))
                    .as(json)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
