package io.strongroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:STRONGROOM)?(_?[A-Z][A-Z_]+)");
    private static final Pattern PROBLEM = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z-]+|internal)\",");

    @Test
    void everyEnvironmentVariableHasALine() throws IOException {
        assertThat(found(VARIABLE, "src/main/resources/application.properties"))
                .hasSizeGreaterThan(8)
                .allSatisfy(variable -> assertThat(readme()).contains(variable + "`"));
    }

    @Test
    void everyProblemIsNamed() throws IOException {
        assertThat(found(PROBLEM, "src/main/java/io/strongroom/gateway/problem/Problem.java"))
                .hasSizeGreaterThan(12)
                .allSatisfy(code -> assertThat(readme()).contains("`" + code + "`"));
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(readme().lines().count()).isLessThanOrEqualTo(120);
    }

    private static List<String> found(Pattern pattern, String file) throws IOException {
        return List.copyOf(new TreeSet<>(pattern.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList()));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
