package io.strongroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The folder with the built modules. */
record Home(Path path) {
    private static final String PROPERTY = "strongroom.home";

    /** The folder named by the system property {@code strongroom.home}, or the nearest one above that has the modules. */
    static Home find() {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return new Home(Path.of(named).toAbsolutePath().normalize());
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("deploy/launcher")) && Files.exists(folder.resolve("mvnw"))) {
                return new Home(folder);
            }
        }
        throw new LaunchRefused("run this below the folder of the project, or set -D" + PROPERTY);
    }

    Path quarkusJar(String module) {
        Path jar = path.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw notBuilt(module);
        }
        return jar;
    }

    Path jar(String module) {
        Path folder = path.resolve(module).resolve("target");
        String name = Path.of(module).getFileName().toString();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.getFileName().toString().matches(name + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(() -> notBuilt(module));
            } catch (IOException e) {
                throw new LaunchRefused("cannot read " + folder + ": " + e.getMessage(), e);
            }
        }
        throw notBuilt(module);
    }

    /** Where {@link Leash} is: the launcher's jar, or its classes when a test runs before they are packaged. */
    Path leash() {
        Path classes = path.resolve("deploy/launcher/target/classes");
        return Files.exists(classes) ? classes : jar("deploy/launcher");
    }

    static String mainClassOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String main = manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
            if (main == null) {
                throw new LaunchRefused(jar + " names no main class");
            }
            return main;
        } catch (IOException e) {
            throw new LaunchRefused("cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    private static LaunchRefused notBuilt(String module) {
        return new LaunchRefused(module + " is not built. Run ./mvnw -Dquick package, or start with ./strongroom, which"
                + " builds what is missing.");
    }
}
