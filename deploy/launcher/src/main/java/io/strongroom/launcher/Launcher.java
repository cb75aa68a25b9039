package io.strongroom.launcher;

import io.strongroom.launcher.RunRecords.RunRecord;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line behind {@code ./strongroom}. */
public final class Launcher {
    private static final Duration DOWN_PATIENCE = Duration.ofSeconds(30);
    private static final int SMALL_SITE = 20_000;
    private static final int LOOK_SECONDS = 2;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private volatile boolean interrupted;

    Launcher(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    public static void main(String[] words) {
        Map<String, String> environment = System.getenv();
        Terminal terminal = new Terminal(System.out, "1".equals(environment.get("STRONGROOM_TERMINAL")));
        System.exit(new Launcher(terminal, environment).run(words));
    }

    int run(String... words) {
        try {
            return run(Arguments.parse(Path.of(System.getProperty("strongroom.home", ""), "data"), words));
        } catch (LaunchRefused refused) {
            // After Ctrl-C every failure is only that things are being stopped.
            if (!interrupted) {
                terminal.line("strongroom: " + refused.getMessage());
            }
            return 1;
        }
    }

    private int run(Arguments arguments) {
        return switch (arguments.command()) {
            case DEMO -> demo(arguments);
            case UP -> up(arguments);
            case STATUS -> status(arguments.data());
            case DOWN -> down(arguments.data());
            case HELP -> help();
        };
    }

    private int help() {
        terminal.line(Arguments.USAGE);
        return 0;
    }

    private int demo(Arguments arguments) {
        int status = 1;
        try (Installation installation = start(arguments, true)) {
            MainJob.Result result =
                    new MainJob(installation, terminal).run(arguments.objects(), arguments.issues(), randomToken());
            Summary.of(result).forEach(terminal::line);
            status = result.good() ? 0 : 1;
            List<String> howToGoOn = Summary.howToGoOn(
                    installation.gatewayUrl(),
                    tokenHint(installation),
                    result.backup().path("id").asText());
            if (arguments.once()) {
                terminal.line("");
                terminal.line("stopping");
                installation.stop();
                terminal.line("");
                terminal.line("The backup stays. To look at it: ./strongroom up --data " + arguments.data());
                howToGoOn.forEach(terminal::line);
            } else {
                howToGoOn.forEach(terminal::line);
                stayUp(installation);
                terminal.line("");
                terminal.line("stopping");
            }
        }
        return status;
    }

    private int up(Arguments arguments) {
        try (Installation installation = start(arguments, false)) {
            terminal.line("");
            terminal.line("Strongroom is up.");
            if (installation.adminTokenIsNew()) {
                terminal.line("The administrator's API token, shown this once: " + installation.adminToken());
            }
            Summary.howToGoOn(installation.gatewayUrl(), tokenHint(installation), "")
                    .forEach(terminal::line);
            stayUp(installation);
        }
        return 0;
    }

    private void stayUp(Installation installation) {
        terminal.line("");
        terminal.line("Everything stays up until Ctrl-C.");
        Set<String> told = new HashSet<>();
        try {
            CountDownLatch never = new CountDownLatch(1);
            while (!never.await(LOOK_SECONDS, TimeUnit.SECONDS) && !interrupted) {
                tellWhatEnded(installation, told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellWhatEnded(Installation installation, Set<String> told) {
        for (ServiceProcess process : installation.processes()) {
            if (!process.running() && !interrupted && told.add(process.name())) {
                terminal.line(process.name() + " has ended by itself, its log is " + process.log()
                        + "; to have it again, press Ctrl-C and start anew");
            }
        }
    }

    private Installation start(Arguments arguments, boolean simulator) {
        Installation installation = Installation.builder(arguments.data())
                .workers(arguments.workers())
                .simulator(simulator)
                .ports(arguments.ports())
                .servers(variable("MONGODB_URI"), variable("KAFKA_BOOTSTRAP"))
                .adminToken(variable("STRONGROOM_ADMIN_TOKEN"))
                .heap(Programs.SIMULATOR, simulatorHeap(arguments.objects()))
                .listener(terminal::line)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLoudly(installation), "stop"));
        terminal.line("data folder " + arguments.data());
        long start = System.nanoTime();
        installation.start();
        terminal.line("everything is ready after "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        return installation;
    }

    private void stopLoudly(Installation installation) {
        if (installation.isRunning()) {
            interrupted = true;
            terminal.line("");
            terminal.line("stopping");
            installation.stop();
        }
    }

    /** Data sets are kept in memory; a million objects take less than 4 GiB. */
    private static String simulatorHeap(int objects) {
        return objects <= SMALL_SITE ? "512m" : (512 + objects * 3L / 1000) + "m";
    }

    private String tokenHint(Installation installation) {
        return variable("STRONGROOM_ADMIN_TOKEN").isEmpty()
                ? installation.data().resolve("keys/admin-token").toString()
                : "$STRONGROOM_ADMIN_TOKEN";
    }

    private int status(Path data) {
        List<RunRecord> records = new RunRecords(data.resolve("run"))
                .all().stream()
                        .filter(record -> !record.name().equals(RunRecords.LAUNCHER))
                        .toList();
        if (records.isEmpty()) {
            terminal.line("nothing runs on " + data);
            return 1;
        }
        boolean good = true;
        for (RunRecord record : records) {
            String state = stateOf(record);
            good &= state.equals("ready") || state.equals("running");
            terminal.line(
                    String.format("%-22s port %-6d pid %-8d %s", record.name(), record.port(), record.pid(), state));
        }
        return good ? 0 : 1;
    }

    private static String stateOf(RunRecord record) {
        if (record.process().isEmpty()) {
            return "ended";
        }
        boolean service = Programs.SERVICES.stream().anyMatch(record.name()::startsWith);
        if (!service) {
            return "running";
        }
        return ServiceProcess.answers("http://127.0.0.1:" + record.port() + "/q/health/ready") ? "ready" : "not ready";
    }

    private int down(Path data) {
        RunRecords records = new RunRecords(data.resolve("run"));
        Optional<ProcessHandle> launcher = records.all().stream()
                .filter(record -> record.name().equals(RunRecords.LAUNCHER))
                .flatMap(record -> record.process().stream())
                .findFirst();
        launcher.ifPresent(process -> {
            terminal.line("stopping");
            process.destroy();
            if (!RunRecords.endsWithin(process, DOWN_PATIENCE)) {
                terminal.line("the launcher, pid " + process.pid() + ", did not end in time and is killed");
                process.destroyForcibly();
            }
        });
        List<String> leftovers = records.endLeftovers();
        terminal.line(
                launcher.isEmpty() && leftovers.isEmpty()
                        ? "nothing runs on " + data
                        : Stream.concat(Stream.of("stopped"), leftovers.stream())
                                .reduce((a, b) -> a + " " + b)
                                .get());
        return 0;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
