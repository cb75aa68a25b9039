package io.strongroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.domain.problem.FieldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+)");
    private static final Pattern PROBLEM = Pattern.compile("\\(\\d{3}, \"([a-z.-]+)\"");
    private static final Pattern METER = Pattern.compile("meters\\.(?:counter|gauge)\\(\"([a-z_]+)\"");

    @Test
    void everyFieldCodeHasALine() throws IOException {
        assertThat(Arrays.stream(FieldCode.values()).map(code -> "`" + code.code() + "`"))
                .allSatisfy(code -> assertThat(readme()).contains(code));
    }

    @Test
    void everyProblemCodeHasALine() throws IOException {
        assertThat(found(PROBLEM, source("adapter/in/rest/ProblemKind.java")))
                .hasSizeGreaterThan(10)
                .allSatisfy(code -> assertThat(readme()).contains("`" + code + "`"));
    }

    @Test
    void everyEnvironmentVariableHasALine() throws IOException {
        assertThat(found(VARIABLE, Files.readString(Path.of("src/main/resources/application.properties"))))
                .hasSizeGreaterThan(5)
                .allSatisfy(variable -> assertThat(readme()).contains("`" + variable + "`"));
    }

    @Test
    void everyMetricHasALine() throws IOException {
        String sources = source("adapter/out/metrics/MeteredManageConnection.java")
                + source("adapter/out/metrics/MeteredManageInstances.java")
                + source("adapter/out/metrics/MeteredPublishPendingEvents.java")
                + source("adapter/out/metrics/MeteredRotateKeys.java")
                + source("adapter/out/metrics/MeteredChooseStorage.java");

        assertThat(found(METER, sources)).hasSize(8).allSatisfy(meter -> assertThat(readme())
                .contains("`" + meter));
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(readme().lines().count()).isLessThanOrEqualTo(120);
    }

    private static List<String> found(Pattern pattern, String text) {
        return List.copyOf(new TreeSet<>(
                pattern.matcher(text).results().map(match -> match.group(1)).toList()));
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of("src/main/java/io/strongroom/config", file));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
