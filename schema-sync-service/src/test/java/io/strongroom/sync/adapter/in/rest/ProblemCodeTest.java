package io.strongroom.sync.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
    @Test
    void everyCodeHasALineInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (ProblemCode code : ProblemCode.values()) {
            assertThat(readme).contains("| `" + code.code() + "` | " + code.status() + " |");
        }
    }
}
