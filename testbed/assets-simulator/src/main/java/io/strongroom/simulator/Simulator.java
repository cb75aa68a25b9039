package io.strongroom.simulator;

import io.strongroom.simulator.http.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;

/** The simulator as a process and as a handle inside tests. */
public final class Simulator implements AutoCloseable {
    private static final int DEFAULT_PORT = 8090;

    private final SimulatorServer server;

    private Simulator(SimulatorServer server) {
        this.server = server;
    }

    /** Starts on the loopback address; port 0 takes a free one. */
    public static Simulator start(int port) {
        return start("127.0.0.1", port, System::currentTimeMillis);
    }

    /** Starts with a clock of the caller's, in milliseconds since 1970. */
    public static Simulator start(String host, int port, LongSupplier clock) {
        try {
            return new Simulator(SimulatorServer.start(host, port, clock));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulator started", stopped);
        }
    }

    /** Such as {@code http://127.0.0.1:8090}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.close();
    }

    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        int port;
        try {
            port = Integer.parseInt(option(arguments, "--port", "SIMULATOR_PORT", Integer.toString(DEFAULT_PORT)));
        } catch (NumberFormatException notNumber) {
            System.err.println("usage: [--port N] [--host ADDRESS] [--watch-stdin]");
            System.exit(2);
            return;
        }
        String host = option(arguments, "--host", "SIMULATOR_HOST", "127.0.0.1");
        Simulator simulator;
        try {
            simulator = start(host, port, System::currentTimeMillis);
        } catch (IllegalStateException failure) {
            System.err.println("SIMULATOR FAILED " + failure.getMessage());
            System.exit(1);
            return;
        }
        System.out.println("SIMULATOR READY " + simulator.baseUrl());
        System.out.flush();
        if (arguments.contains("--watch-stdin")) {
            watch(simulator);
        }
    }

    private static String option(List<String> arguments, String name, String variable, String otherwise) {
        int at = arguments.indexOf(name);
        if (at >= 0 && at + 1 < arguments.size()) {
            return arguments.get(at + 1);
        }
        return System.getenv().getOrDefault(variable, otherwise);
    }

    /** A parent that dies closes its end of our standard input. */
    private static void watch(Simulator simulator) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // whatever the parent writes means that it lives
                        }
                    } catch (IOException closed) {
                        throw new UncheckedIOException(closed);
                    } finally {
                        simulator.close();
                        System.exit(0);
                    }
                },
                "watch-stdin");
        watcher.setDaemon(true);
        watcher.start();
    }
}
