package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of what is asked for names tests that exist, and leaves no line without one. */
class RequirementsTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", "data");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern ELSEWHERE = Pattern.compile("\\b(console|restore)\\b");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, List<String>> tests = tests();

        List<String> missing = NAMED.matcher(document())
                .results()
                .filter(named -> tests.getOrDefault(named.group(1), List.of()).stream()
                        .noneMatch(source -> source.contains("void " + named.group(2) + "(")))
                .map(MatchResult::group)
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyLineIsHeldBySomething() throws IOException {
        List<String> holders = document()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|", -1)[2])
                .toList();

        assertThat(holders).hasSizeGreaterThan(50).allSatisfy(holder -> assertThat(
                        NAMED.matcher(holder).find()
                                || ELSEWHERE.matcher(holder).find())
                .as(holder)
                .isTrue());
    }

    private static String document() throws IOException {
        return Files.readString(HOME.resolve("docs/requirements.md"));
    }

    /** The sources of each test class; two modules may have one of the same name. */
    private static Map<String, List<String>> tests() throws IOException {
        Map<String, List<String>> tests = new HashMap<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && file.toString().contains("/src/test/java/")) {
                    tests.computeIfAbsent(name.substring(0, name.length() - 5), any -> new ArrayList<>())
                            .add(read(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
