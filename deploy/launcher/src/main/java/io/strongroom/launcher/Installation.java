package io.strongroom.launcher;

import io.strongroom.launcher.SecretFiles.AdminToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole Strongroom on this machine: broker and store, the five services, and the simulator if wanted. Start and stop
 * take everything together; single processes can be killed and started again to see what happens.
 */
public final class Installation implements AutoCloseable {
    private static final Duration DEVSTACK_PATIENCE = Duration.ofSeconds(40);
    private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(11);
    private static final Duration LAST_GOODBYE = Duration.ofSeconds(4);

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Builder settings;
    private final Path data;
    private volatile @Nullable Started started;

    private Installation(Builder settings) {
        this.settings = settings;
        this.data = settings.data.toAbsolutePath().normalize();
    }

    public static Builder builder(Path data) {
        return new Builder(data);
    }

    /** Everything is ready to be used when this returns; when it throws, nothing is left running. */
    public void start() {
        Home home = Home.find();
        DataFolder folder = DataFolder.claim(data);
        RunRecords records = new RunRecords(data.resolve("run"));
        try {
            List<String> leftovers = records.endLeftovers();
            if (!leftovers.isEmpty()) {
                tell("ended what an earlier start had left running: " + String.join(", ", leftovers));
            }
            settings.ports.requireFree(settings.workers, settings.simulator, settings.embedded());
            records.remember(RunRecords.LAUNCHER, ProcessHandle.current(), settings.ports.gateway());
            started = new Started(home, folder, records);
        } catch (RuntimeException e) {
            records.forget(RunRecords.LAUNCHER);
            release(folder);
            throw e;
        }
        try {
            running().startAll();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops what was started, in order; a second call does nothing. */
    public void stop() {
        Started toStop = started;
        if (toStop != null) {
            toStop.stopAll();
            started = null;
        }
    }

    public boolean isRunning() {
        return started != null;
    }

    @Override
    public void close() {
        stop();
    }

    public String gatewayUrl() {
        return "http://127.0.0.1:" + settings.ports.gateway();
    }

    public String simulatorUrl() {
        return "http://127.0.0.1:" + settings.ports.simulator();
    }

    public Path data() {
        return data;
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public String adminToken() {
        return running().adminToken.value();
    }

    /** Whether the administrator's token was made by this start and has to be shown to somebody. */
    public boolean adminTokenIsNew() {
        return running().adminToken.isNew();
    }

    /** A worker, counted from 1. */
    public ServiceProcess worker(int number) {
        return running().workers.get(number - 1);
    }

    /** One more worker beside those that run; the gateway does not know it, the queue does. */
    public synchronized ServiceProcess startWorker() {
        Started running = running();
        int number = running.workers.size() + 1;
        ServiceProcess worker = running.process(running.programs.worker(number, running.keys));
        running.workers.add(worker);
        running.launch(worker);
        worker.awaitReady(SERVICE_PATIENCE);
        return worker;
    }

    /** One more scheduler beside the one that the gateway knows. */
    public synchronized ServiceProcess startScheduler() {
        Started running = running();
        int number = running.moreSchedulers.size() + 2;
        ServiceProcess scheduler = running.process(running.programs.scheduler(number, running.keys));
        running.moreSchedulers.add(scheduler);
        running.launch(scheduler);
        scheduler.awaitReady(SERVICE_PATIENCE);
        return scheduler;
    }

    public List<ServiceProcess> workers() {
        return List.copyOf(running().workers);
    }

    public ServiceProcess gateway() {
        return running().gateway;
    }

    public ServiceProcess config() {
        return running().config;
    }

    public ServiceProcess sync() {
        return running().sync;
    }

    public ServiceProcess scheduler() {
        return running().scheduler;
    }

    /** Broker and store share a process. */
    public ServiceProcess broker() {
        return running().devstack;
    }

    public ServiceProcess simulator() {
        ServiceProcess simulator = running().simulator;
        if (simulator == null) {
            throw new IllegalStateException("this installation has no simulator");
        }
        return simulator;
    }

    /** Every process in the order in which they are stopped. */
    public List<ServiceProcess> processes() {
        return running().inStopOrder();
    }

    private Started running() {
        if (started == null) {
            throw new IllegalStateException("the installation is not running");
        }
        return started;
    }

    private void tell(String line) {
        settings.listener.accept(line);
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of one start. */
    private final class Started {
        private final DataFolder folder;
        private final RunRecords records;
        private final AdminToken adminToken;
        private final ServiceProcess devstack;
        private final @Nullable ServiceProcess simulator;
        private final Programs programs;
        private final SecretFiles keys;
        private final ServiceProcess config;
        private final ServiceProcess sync;
        private final ServiceProcess scheduler;
        private final ServiceProcess gateway;
        private final List<ServiceProcess> workers = new CopyOnWriteArrayList<>();
        private final List<ServiceProcess> moreSchedulers = new CopyOnWriteArrayList<>();
        private boolean stopping;

        Started(Home home, DataFolder folder, RunRecords records) {
            this.folder = folder;
            this.records = records;
            keys = new SecretFiles(folder.folder("keys"));
            adminToken = keys.adminToken(settings.adminToken);
            folder.folder("logs");
            folder.folder("store");
            programs = new Programs(settings, home, data);
            devstack = process(programs.devstack());
            simulator = settings.simulator ? process(programs.simulator()) : null;
            config = process(programs.config(keys));
            sync = process(programs.sync(keys));
            scheduler = process(programs.scheduler(keys));
            gateway = process(programs.gateway(keys, adminToken.value()));
            for (int number = 1; number <= settings.workers; number++) {
                workers.add(process(programs.worker(number, keys)));
            }
        }

        private ServiceProcess process(ServiceProcess.Program program) {
            return new ServiceProcess(program, logs().resolve(program.name() + ".log"), records);
        }

        private List<ServiceProcess> services() {
            List<ServiceProcess> services = new ArrayList<>(List.of(gateway, scheduler));
            services.addAll(moreSchedulers);
            services.addAll(workers);
            services.add(sync);
            services.add(config);
            return services;
        }

        private List<ServiceProcess> inStopOrder() {
            List<ServiceProcess> processes = services();
            if (simulator != null) {
                processes.add(simulator);
            }
            if (settings.embedded()) {
                processes.add(devstack);
            }
            return processes;
        }

        void startAll() {
            if (settings.embedded()) {
                tell("starting the broker and the store");
                startDevstack();
            }
            tell("starting " + (settings.simulator ? "the simulator and " : "") + "the services");
            List<ServiceProcess> toStart = new ArrayList<>(List.of(config, sync, scheduler, gateway));
            if (simulator != null) {
                toStart.add(simulator);
            }
            toStart.addAll(workers);
            // Everything at once is no faster, and on a loaded machine the store answers nobody in time.
            for (int first = 0; first < toStart.size(); first += AT_ONCE) {
                List<ServiceProcess> wave = toStart.subList(first, Math.min(first + AT_ONCE, toStart.size()));
                wave.forEach(this::launch);
                wave.forEach(process -> process.awaitReady(SERVICE_PATIENCE));
            }
        }

        /** Nothing is started any more once stopping has begun, which may be in the middle of a start. */
        private synchronized void launch(ServiceProcess process) {
            if (stopping) {
                throw new LaunchRefused("stopped while it was starting");
            }
            process.start();
        }

        private synchronized boolean stopsNow() {
            boolean first = !stopping;
            stopping = true;
            return first;
        }

        /** Once in a long while the broker does not come up; the second try does. */
        private void startDevstack() {
            launch(devstack);
            try {
                devstack.awaitReady(DEVSTACK_PATIENCE);
            } catch (LaunchRefused firstTime) {
                devstack.kill9();
                tell("the broker did not start, trying once more");
                launch(devstack);
                devstack.awaitReady(DEVSTACK_PATIENCE);
            }
        }

        /** The services are told in order and then awaited together, while broker and store still answer. */
        void stopAll() {
            if (!stopsNow()) {
                return;
            }
            List<ServiceProcess> services = services();
            services.forEach(ServiceProcess::terminate);
            awaitOrKill(services, GOODBYE);
            List<ServiceProcess> rest = new ArrayList<>(List.of(devstack));
            if (simulator != null) {
                rest.add(simulator);
            }
            rest.forEach(ServiceProcess::terminate);
            awaitOrKill(rest, LAST_GOODBYE);
            records.forget(RunRecords.LAUNCHER);
            release(folder);
        }

        private void awaitOrKill(List<ServiceProcess> processes, Duration patience) {
            long end = System.nanoTime() + patience.toNanos();
            for (ServiceProcess process : processes) {
                long left = Math.max(0, end - System.nanoTime());
                if (!process.awaitEnd(Duration.ofNanos(left))) {
                    tell(process.name() + " did not end in time and was killed");
                    process.kill9();
                }
            }
        }
    }

    /** What an installation consists of. */
    public static final class Builder {
        private final Path data;
        int workers = 1;
        boolean simulator;
        Ports ports = Ports.defaults();
        String mongoUri = "";
        String kafkaBootstrap = "";
        String adminToken = "";
        final Map<String, Map<String, String>> environment = new HashMap<>();
        final Map<String, String> heap = new HashMap<>();
        Consumer<String> listener = line -> {};

        private Builder(Path data) {
            this.data = data;
        }

        public Builder workers(int count) {
            if (count < 1 || count > 16) {
                throw new LaunchRefused("1 to 16 workers, not " + count);
            }
            workers = count;
            return this;
        }

        public Builder simulator(boolean wanted) {
            simulator = wanted;
            return this;
        }

        public Builder ports(Ports chosen) {
            ports = chosen;
            return this;
        }

        /** Real servers instead of the embedded ones; empty means embedded. */
        public Builder servers(String mongo, String kafka) {
            mongoUri = mongo;
            kafkaBootstrap = kafka;
            return this;
        }

        /** The administrator's API token; empty means that one is made and kept in the data folder. */
        public Builder adminToken(String token) {
            adminToken = token;
            return this;
        }

        /** More environment for one module, for example {@code backup-worker}. */
        public Builder environment(String module, Map<String, String> variables) {
            environment.computeIfAbsent(module, any -> new HashMap<>()).putAll(variables);
            return this;
        }

        /** Heap of one module's processes, for example {@code 512m}. */
        public Builder heap(String module, String size) {
            heap.put(module, size);
            return this;
        }

        /** Is told what is being started, one line each. */
        public Builder listener(Consumer<String> lines) {
            listener = lines;
            return this;
        }

        boolean embedded() {
            return mongoUri.isEmpty() || kafkaBootstrap.isEmpty();
        }

        public Installation build() {
            return new Installation(this);
        }
    }
}
