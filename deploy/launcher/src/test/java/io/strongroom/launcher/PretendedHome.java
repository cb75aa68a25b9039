package io.strongroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder that looks like the built project, with {@link PretendedProgram} behind every jar. */
final class PretendedHome {
    private PretendedHome() {}

    static Path at(Path folder) throws IOException {
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        for (String service : Programs.SERVICES) {
            jar(folder.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"), classes);
        }
        jar(folder.resolve("deploy/devstack/target/devstack-0.1.0.jar"), classes);
        jar(folder.resolve("testbed/assets-simulator/target/assets-simulator-0.1.0.jar"), classes);
        jar(
                folder.resolve("deploy/launcher/target/launcher-0.1.0.jar"),
                Path.of("target/classes").toAbsolutePath());
        return folder;
    }

    private static void jar(Path file, Path classes) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendedProgram.class.getName());
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }
}
