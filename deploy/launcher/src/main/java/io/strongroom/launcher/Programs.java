package io.strongroom.launcher;

import io.strongroom.launcher.ServiceProcess.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How each process of an installation is run: its command line and its environment. */
final class Programs {
    static final String GATEWAY = "gateway";
    static final String CONFIG = "config-service";
    static final String SYNC = "schema-sync-service";
    static final String SCHEDULER = "scheduler-service";
    static final String WORKER = "backup-worker";
    static final String SIMULATOR = "simulator";
    static final String DEVSTACK = "devstack";
    static final List<String> SERVICES = List.of(GATEWAY, CONFIG, SYNC, SCHEDULER, WORKER);

    private static final String LOOPBACK = "127.0.0.1:";
    private static final String HTTP = "http://" + LOOPBACK;
    private static final Map<String, String> HEAP =
            Map.of(GATEWAY, "192m", CONFIG, "192m", SYNC, "256m", SCHEDULER, "192m", WORKER, "224m", DEVSTACK, "320m");

    /**
     * The worker's memory is bounded part by part, so that it stays the same however large a schema is: a page and its
     * objects die young, so most of the heap is for them; the rest of the process is what the JVM, its code and the
     * connections take.
     */
    private static final Map<String, List<String>> MEMORY = Map.of(
            WORKER,
            List.of(
                    "-Xmn112m",
                    "-XX:MaxDirectMemorySize=48m",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-Dio.netty.maxDirectMemory=0"));

    private final Installation.Builder settings;
    private final Home home;
    private final Path data;

    Programs(Installation.Builder settings, Home home, Path data) {
        this.settings = settings;
        this.home = home;
        this.data = data;
    }

    Program devstack() {
        Path jar = home.jar("deploy/devstack");
        List<String> command = java(DEVSTACK, jar, Home.mainClassOf(jar));
        command.addAll(List.of(
                "--data", data.resolve(DEVSTACK).toString(),
                "--kafka-port", String.valueOf(settings.ports.kafka()),
                "--controller-port", String.valueOf(settings.ports.controller()),
                "--store-port", String.valueOf(settings.ports.store())));
        return new Program(DEVSTACK, settings.ports.kafka(), command, Map.of(), "DEVSTACK READY", "");
    }

    Program simulator() {
        Path jar = home.jar("testbed/assets-simulator");
        List<String> command = java(SIMULATOR, jar, Home.mainClassOf(jar));
        command.addAll(List.of("--port", String.valueOf(settings.ports.simulator())));
        return new Program(SIMULATOR, settings.ports.simulator(), command, extra(SIMULATOR), "", "/__sim/stats");
    }

    Program config(SecretFiles keys) {
        Map<String, String> environment = common(CONFIG, keys, settings.ports.config());
        environment.put(
                "STRONGROOM_CREDENTIALS_KEY_FILE",
                keys.symmetricKey("credentials").toString());
        return quarkus(CONFIG, CONFIG, settings.ports.config(), environment);
    }

    Program sync(SecretFiles keys) {
        return quarkus(SYNC, SYNC, settings.ports.sync(), common(SYNC, keys, settings.ports.sync()));
    }

    Program scheduler(SecretFiles keys) {
        int port = settings.ports.scheduler();
        return quarkus(SCHEDULER, SCHEDULER, port, common(SCHEDULER, keys, port));
    }

    /** One more scheduler, counted from 2. It listens on a port from the end of those that are kept for workers. */
    Program scheduler(int number, SecretFiles keys) {
        int port = settings.ports.ofWorker(Ports.MOST_WORKERS + 2 - number);
        return quarkus(SCHEDULER + "-" + number, SCHEDULER, port, common(SCHEDULER, keys, port));
    }

    Program worker(int number, SecretFiles keys) {
        int port = settings.ports.ofWorker(number);
        Map<String, String> environment = common(WORKER, keys, port);
        environment.put("STRONGROOM_STORE_DIR", data.resolve("store").toString());
        environment.put(
                "STRONGROOM_SNAPSHOT_KEY_FILE", keys.symmetricKey("snapshot").toString());
        // The C library keeps an arena for every thread otherwise; none of them ever shrinks.
        environment.put("MALLOC_ARENA_MAX", "2");
        return quarkus(WORKER + "-" + number, WORKER, port, environment);
    }

    Program gateway(SecretFiles keys, String adminToken) {
        Map<String, String> environment = common(GATEWAY, keys, settings.ports.gateway());
        environment.put("STRONGROOM_ADMIN_TOKEN", adminToken);
        return quarkus(GATEWAY, GATEWAY, settings.ports.gateway(), environment);
    }

    private Program quarkus(String name, String module, int port, Map<String, String> environment) {
        Path jar = home.quarkusJar(module);
        environment.putAll(extra(module));
        return new Program(name, port, java(module, jar, Home.mainClassOf(jar)), environment, "", "/q/health/ready");
    }

    private Map<String, String> extra(String module) {
        return settings.environment.getOrDefault(module, Map.of());
    }

    private List<String> java(String module, Path jar, String mainClass) {
        String heap = settings.heap.getOrDefault(module, HEAP.getOrDefault(module, "512m"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(MEMORY.getOrDefault(module, List.of()));
        command.addAll(List.of(
                "-cp", home.leash() + System.getProperty("path.separator") + jar, Leash.class.getName(), mainClass));
        return command;
    }

    private Map<String, String> common(String service, SecretFiles keys, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("STRONGROOM_HTTP_HOST", "127.0.0.1");
        environment.put("STRONGROOM_HTTP_PORT", String.valueOf(port));
        environment.put("MONGODB_URI", mongoUri());
        environment.put("KAFKA_BOOTSTRAP", kafkaBootstrap());
        environment.put("STRONGROOM_TRUSTED_KEYS", keys.trustedKeysOf(SERVICES).toString());
        environment.put("STRONGROOM_SIGNING_KEY", keys.signingKeyOf(service).toString());
        environment.put("STRONGROOM_CONFIG_SERVICE_URL", HTTP + settings.ports.config());
        environment.put("STRONGROOM_SYNC_SERVICE_URL", HTTP + settings.ports.sync());
        environment.put("STRONGROOM_SCHEDULER_SERVICE_URL", HTTP + settings.ports.scheduler());
        environment.put(
                "STRONGROOM_WORKER_URL",
                IntStream.rangeClosed(1, settings.workers)
                        .mapToObj(number -> HTTP + settings.ports.ofWorker(number))
                        .collect(Collectors.joining(",")));
        if (settings.simulator) {
            environment.put("STRONGROOM_DEVELOPMENT_ADDRESSES", LOOPBACK + settings.ports.simulator());
        }
        return environment;
    }

    private String mongoUri() {
        return settings.mongoUri.isEmpty()
                ? "mongodb://" + LOOPBACK + settings.ports.store() + "/?retryWrites=false"
                : settings.mongoUri;
    }

    private String kafkaBootstrap() {
        return settings.kafkaBootstrap.isEmpty() ? LOOPBACK + settings.ports.kafka() : settings.kafkaBootstrap;
    }
}
