package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents refer to what is there, and to all of it. */
class DocumentsTest {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = HOME.resolve("docs");
    private static final Pattern ADR = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern ADR_TITLE = Pattern.compile("# (\\d{4}): \\S.*");

    @Test
    void everyReferenceOfTheAsyncApiDocumentResolves() throws IOException {
        JsonNode document = asyncApi();
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(resolved(document, reference))
                .as(reference)
                .isTrue());
    }

    @Test
    void everyEventSchemaIsInTheAsyncApiDocument() throws IOException {
        List<String> references = asyncApi().findValuesAsText("$ref");

        assertThat(schemaFiles()).isNotEmpty().allSatisfy(schema -> assertThat(references)
                .contains(DOCS.relativize(schema).toString()));
    }

    @Test
    void everyMessageIsNamedLikeItsSchema() throws IOException {
        for (JsonNode message : asyncApi().path("components").path("messages")) {
            Path schema = DOCS.resolve(
                    message.path("payload").path("schema").path("$ref").asText());

            assertThat(new ObjectMapper()
                            .readTree(Files.readString(schema))
                            .path("title")
                            .asText())
                    .isEqualTo(message.path("name").asText());
        }
    }

    @Test
    void everyDecisionHasANumberOfItsOwnAndTheSameInItsTitle() throws IOException {
        List<Path> decisions = decisions();

        assertThat(decisions).extracting(DocumentsTest::fileNumber).isNotEmpty().doesNotHaveDuplicates();
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(titleNumber(decision)).isEqualTo(fileNumber(decision)));
    }

    private static JsonNode asyncApi() throws IOException {
        return new YAMLMapper().readTree(Files.readString(DOCS.resolve("asyncapi.yaml")));
    }

    private static boolean resolved(JsonNode document, String reference) {
        return reference.startsWith("#")
                ? !document.at(reference.substring(1)).isMissingNode()
                : Files.isRegularFile(DOCS.resolve(reference));
    }

    private static List<Path> schemaFiles() throws IOException {
        try (Stream<Path> modules = Files.list(HOME)) {
            return modules.map(module -> module.resolve("src/main/resources/events"))
                    .filter(Files::isDirectory)
                    .flatMap(DocumentsTest::files)
                    .filter(file -> file.toString().endsWith(".schema.json"))
                    .toList();
        }
    }

    private static List<Path> decisions() throws IOException {
        return files(DOCS.resolve("adr")).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int fileNumber(Path decision) {
        Matcher name = ADR.matcher(decision.getFileName().toString());
        assertThat(name.matches()).as(decision.toString()).isTrue();
        return Integer.parseInt(name.group(1));
    }

    private static int titleNumber(Path decision) throws IOException {
        Matcher title = ADR_TITLE.matcher(Files.readAllLines(decision).get(0));
        assertThat(title.matches()).as(decision.toString()).isTrue();
        return Integer.parseInt(title.group(1));
    }
}
