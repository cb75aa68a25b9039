package io.strongroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.job.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void everyVariableHasALineWithItsDefault() throws IOException {
        String properties = Files.readString(Path.of("src", "main", "resources", "application.properties"));

        for (MatchResult variable : VARIABLE.matcher(properties).results().toList()) {
            String value = variable.group(2).isEmpty() ? "none" : "`" + variable.group(2) + "`";
            assertThat(readme).contains("| `" + variable.group(1) + "` | " + value + " |");
        }
    }

    @Test
    void everyReasonOfAFailureIsExplained() {
        assertThat(readme).contains("| `schema.gone` |", "| `backup.too-many-unreadable-objects` |");
        Arrays.stream(TaskFailure.Kind.values())
                .forEach(kind -> assertThat(readme).contains("| `" + kind.code() + "` |"));
    }

    @Test
    void everyWarningIsExplainedWithItsWeight() {
        for (String code : List.of(
                Warning.AUTH,
                Warning.SCHEMA_DRIFT,
                Warning.OBJECT_QUARANTINED,
                Warning.DANGLING_REFERENCES,
                Warning.COUNT_MISMATCH,
                Warning.DEFINITION_NOT_READABLE,
                Warning.CATCH_UP_NOT_POSSIBLE)) {
            String weight = new Warning(code, "", 1).lessensSnapshot() ? "yes" : "no";
            assertThat(readme).containsPattern("\\| `" + code + "` \\| .* \\| " + weight + " \\|");
        }
    }

    @Test
    void theReadmeStaysShort() {
        assertThat(readme.lines().count()).isLessThanOrEqualTo(120);
    }
}
