package io.strongroom.devstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts broker and store, says where they are, and ends with SIGTERM or when its parent is gone. */
public final class Devstack {
    private static final int REFUSED = 2;

    private Devstack() {}

    /** Prints {@code DEVSTACK READY kafka=host:port store=mongodb://...} once both answer. */
    @SuppressWarnings("SystemOut") // the ready line is this program's interface
    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.out.println(start(Options.parse(arguments)));
            System.out.flush();
        } catch (StartRefused refused) {
            System.err.println("devstack: " + refused.getMessage());
            System.exit(REFUSED);
        } catch (RuntimeException | Error failed) {
            // Exit even so: threads of the half that did start would keep a useless process alive.
            failed.printStackTrace();
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static String start(Options options) {
        DataFolder data = DataFolder.claim(options.data());
        int kafkaPort = Ports.claim(options.kafkaPort(), "Kafka", "--kafka-port");
        int controllerPort = Ports.claim(options.controllerPort(), "Kafka controller", "--controller-port");
        int storePort = Ports.claim(options.storePort(), "document store", "--store-port");
        if (options.watchStdin()) {
            endWithStdin();
        }
        Path storeFolder = data.folder("mongo");
        EmbeddedStore store = EmbeddedStore.start(storeFolder, storePort);
        EmbeddedBroker broker = EmbeddedBroker.start(data.folder("kafka"), kafkaPort, controllerPort);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, store, data), "stop"));
        return "DEVSTACK READY kafka=127.0.0.1:" + kafkaPort + " store=mongodb://127.0.0.1:" + store.port()
                + "/?retryWrites=false";
    }

    private static void stop(EmbeddedBroker broker, EmbeddedStore store, DataFolder data) {
        broker.stop();
        store.stop();
        try {
            data.close();
        } catch (IOException e) {
            System.err.println("devstack: the lock file could not be closed: " + e.getMessage());
        }
    }

    /** A parent that is killed closes our standard input; without it nobody would stop us. */
    private static void endWithStdin() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // what the parent writes has no meaning
                        }
                    } catch (IOException gone) {
                        System.err.println("devstack: standard input failed: " + gone.getMessage());
                    }
                    System.exit(0);
                },
                "watch-stdin");
        watch.setDaemon(true);
        watch.start();
    }
}
