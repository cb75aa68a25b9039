package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The site's API token stays in the encrypted field of one document, whatever happens. Runs after everything else. */
@Order(100)
@ExtendWith(InstalledProduct.class)
class SecrecyST {

    @Test
    void theTokenIsInNoTopicNoDatabaseNoLogAndNoAnswer(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "secrecy", 200, 5);
        product.setUp(site);
        product.backUp(product.largestSchema(), Duration.ofMinutes(2));
        List<String> answers = new ArrayList<>();
        for (String path : List.of("/connection", "/storage", "/setup", "/schemas", "/schemas/sync")) {
            answers.add(product.get(path).toString());
        }
        List<byte[]> secrets = formsOf(site.token());

        assertThat(filesWith(product.installation().data(), secrets)).isEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(site.token()));
    }

    /** Plain, as a basic credential, and as the base64 of itself at each of the three alignments. */
    static List<byte[]> formsOf(String secret) {
        List<byte[]> forms = new ArrayList<>();
        forms.add(secret.getBytes(StandardCharsets.UTF_8));
        for (String before : List.of("", "a", "ab")) {
            byte[] bytes = (before + secret).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            // The first four and the last four characters depend on what stands beside the token.
            forms.add(encoded.substring(4, encoded.length() - 4).getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    static List<String> filesWith(Path data, List<byte[]> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> searched;
        try (Stream<Path> files = Files.walk(data)) {
            searched = files.filter(Files::isRegularFile).toList();
        }
        assertThat(searched)
                .as("kafka, the document store, the snapshot store and the logs are searched")
                .anyMatch(file -> file.toString().contains("backup.requested.v1-"))
                .anyMatch(file -> file.endsWith("store.mv"))
                .anyMatch(file -> file.startsWith(data.resolve("store")))
                .anyMatch(file -> file.endsWith("gateway.log"));
        for (Path file : searched) {
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1);
            for (byte[] secret : secrets) {
                if (text.contains(new String(secret, StandardCharsets.ISO_8859_1))) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}
