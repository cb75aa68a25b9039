package io.strongroom.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where everything listens, all of it on loopback. Workers use consecutive ports from {@code worker}. */
public record Ports(
        int gateway,
        int config,
        int sync,
        int scheduler,
        int worker,
        int simulator,
        int kafka,
        int controller,
        int store,
        List<Integer> freeWorkerPorts) {

    static final int MOST_WORKERS = 16;
    private static final int CONNECT_MILLIS = 200;

    public Ports {
        freeWorkerPorts = List.copyOf(freeWorkerPorts);
    }

    public static Ports defaults() {
        return new Ports(8080, 8081, 8082, 8083, 8084, 8090, 19_092, 19_093, 27_117, List.of());
    }

    /** One block of consecutive ports, for a second installation beside the first. */
    public static Ports from(int base) {
        return new Ports(
                base,
                base + 1,
                base + 2,
                base + 3,
                base + 4,
                base + 4 + MOST_WORKERS,
                base + 5 + MOST_WORKERS,
                base + 6 + MOST_WORKERS,
                base + 7 + MOST_WORKERS,
                List.of());
    }

    /** Free ports, all different, for tests. */
    public static Ports random() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> free = new ArrayList<>();
            for (int i = 0; i < 9 + MOST_WORKERS; i++) {
                ServerSocket socket = new ServerSocket();
                held.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                free.add(socket.getLocalPort());
            }
            return new Ports(
                    free.get(0),
                    free.get(1),
                    free.get(2),
                    free.get(3),
                    free.get(9),
                    free.get(5),
                    free.get(6),
                    free.get(7),
                    free.get(8),
                    free.subList(9, 9 + MOST_WORKERS));
        } catch (IOException e) {
            throw new LaunchRefused("no free ports: " + e.getMessage(), e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LaunchRefused("port " + socket.getLocalPort() + " cannot be released: " + e.getMessage(), e);
        }
    }

    Ports with(int newGateway, int newConfig, int newSync, int newScheduler, int newWorker) {
        return new Ports(
                newGateway,
                newConfig,
                newSync,
                newScheduler,
                newWorker,
                simulator,
                kafka,
                controller,
                store,
                freeWorkerPorts);
    }

    Ports withBacking(int newSimulator, int newKafka, int newController, int newStore) {
        return new Ports(
                gateway,
                config,
                sync,
                scheduler,
                worker,
                newSimulator,
                newKafka,
                newController,
                newStore,
                freeWorkerPorts);
    }

    /** The port of a worker, counted from 1. */
    public int ofWorker(int number) {
        return freeWorkerPorts.isEmpty() ? worker + number - 1 : freeWorkerPorts.get(number - 1);
    }

    /** Refuses when two of the ports that will be used are the same, or one is in use by another program. */
    void requireFree(int workers, boolean simulated, boolean embedded) {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        want(wanted, problems, gateway, "gateway, --gateway-port");
        want(wanted, problems, config, "config-service, --config-port");
        want(wanted, problems, sync, "schema-sync-service, --sync-port");
        want(wanted, problems, scheduler, "scheduler-service, --scheduler-port");
        for (int number = 1; number <= workers; number++) {
            want(wanted, problems, ofWorker(number), "backup-worker-" + number + ", counted from --worker-port");
        }
        if (simulated) {
            want(wanted, problems, simulator, "simulator, --simulator-port");
        }
        if (embedded) {
            want(wanted, problems, kafka, "Kafka, --kafka-port");
            want(wanted, problems, controller, "Kafka controller, --controller-port");
            want(wanted, problems, store, "document store, --store-port");
        }
        wanted.forEach((port, user) -> {
            if (taken(port)) {
                problems.add("port " + port + " (" + user + ") is already in use");
            }
        });
        if (!problems.isEmpty()) {
            throw new LaunchRefused(String.join("\n  ", problems)
                    + "\n  Stop the program that uses it, or choose another port with the option named,"
                    + " or move all of them with --port-base.");
        }
    }

    private static void want(Map<Integer, String> wanted, List<String> problems, int port, String user) {
        String other = wanted.putIfAbsent(port, user);
        if (other != null) {
            problems.add("port " + port + " is wanted twice: " + other + " and " + user);
        }
    }

    /** Asks both ways: macOS lets us bind a loopback port that another program holds on all addresses. */
    static boolean taken(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException inUse) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
