package io.strongroom.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    @Test
    void everyVariableHasALineInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String properties = Files.readString(Path.of("src", "main", "resources", "application.properties"));

        for (MatchResult variable : VARIABLE.matcher(properties).results().toList()) {
            String value = variable.group(2).isEmpty() ? "none" : "`" + variable.group(2) + "`";
            assertThat(readme).contains("| `" + variable.group(1) + "` | " + value + " |");
        }
    }
}
