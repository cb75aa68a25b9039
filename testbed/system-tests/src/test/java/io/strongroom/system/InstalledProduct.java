package io.strongroom.system;

import io.strongroom.launcher.Installation;
import io.strongroom.launcher.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the one {@link Product} of the whole run, three workers and a simulator, started when first asked for. */
final class InstalledProduct implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(InstalledProduct.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    static Product of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, any -> Running.start(), Running.class)
                .product();
    }

    private record Running(Product product) implements AutoCloseable {
        static Running start() {
            Path data = Path.of("target", "installation").toAbsolutePath();
            delete(data);
            Installation installation = Installation.builder(data)
                    .workers(3)
                    .simulator(true)
                    .ports(Ports.random())
                    .heap("simulator", "1400m")
                    .environment(
                            "backup-worker",
                            Map.of("STRONGROOM_LOG_JSON", "true", "STRONGROOM_KEY_ROTATION_EVERY", "1s"))
                    .environment("config-service", Map.of("STRONGROOM_KEY_ROTATION_EVERY", "1s"))
                    .environment(
                            "scheduler-service",
                            Map.of("STRONGROOM_SCHEDULE_EVERY", "1s", "STRONGROOM_SCHEDULE_JITTER", "3s"))
                    .build();
            installation.start();
            return new Running(new Product(installation));
        }

        private static void delete(Path folder) {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            product.installation().stop();
        }
    }
}
