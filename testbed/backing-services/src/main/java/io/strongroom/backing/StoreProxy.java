package io.strongroom.backing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Stands in front of a document store and refuses what another product refuses: by its profile, to users with a wrong
 * password, to users who may only read, and to clients without TLS. Its port is free and on this machine only.
 */
public final class StoreProxy implements AutoCloseable {

    private static final Set<String> WITHOUT_LOGIN = Set.of(
            "hello",
            "ismaster",
            "isMaster",
            "saslStart",
            "saslContinue",
            "ping",
            "buildInfo",
            "buildinfo",
            "endSessions");

    private final Settings settings;
    private final String storeHost;
    private final int storePort;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "store-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final AtomicLong dataCommands = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicBoolean refusesWrites = new AtomicBoolean();

    private StoreProxy(String storeUri, Settings settings) throws IOException {
        URI store = URI.create(storeUri.replaceFirst("\\?.*$", ""));
        this.storeHost = store.getHost();
        this.storePort = store.getPort();
        this.settings = settings;
        ServerSocketFactory sockets = settings.tls()
                .map(SSLContext::getServerSocketFactory)
                .map(ServerSocketFactory.class::cast)
                .orElseGet(ServerSocketFactory::getDefault);
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.refusesWrites.set(settings.readOnly());
        threads.execute(this::accept);
    }

    /** What the proxy is to be; a password only together with a user. */
    public record Settings(StoreProfile profile, Optional<User> user, boolean readOnly, Optional<SSLContext> tls) {

        public static Settings of(StoreProfile profile) {
            return new Settings(profile, Optional.empty(), false, Optional.empty());
        }

        public Settings withUser(String name, String password) {
            return new Settings(profile, Optional.of(new User(name, password)), readOnly, tls);
        }

        public Settings forReadingOnly() {
            return new Settings(profile, user, true, tls);
        }

        public Settings withTls(SSLContext context) {
            return new Settings(profile, user, readOnly, Optional.of(context));
        }
    }

    /** Who may sign in. */
    public record User(String name, String password) {}

    /** Starts in front of a store without login and TLS, given as {@code mongodb://host:port/}. */
    public static StoreProxy inFrontOf(String storeUri, Settings settings) {
        try {
            return new StoreProxy(storeUri, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** Names of all commands that came, handshakes aside. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many commands the profile refused. */
    public long refusals() {
        return refusals.get();
    }

    /** From now on, or no longer, users may only read. */
    public void refuseWrites(boolean refuse) {
        refusesWrites.set(refuse);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket store = new Socket(storeHost, storePort)) {
            open.add(store);
            new Conversation(client, store).run();
        } catch (IOException gone) {
            // One of the two ended the conversation, which is theirs to do at any time.
        } finally {
            open.remove(client);
        }
    }

    private final class Conversation {
        private final InputStream fromClient;
        private final OutputStream toClient;
        private final InputStream fromStore;
        private final OutputStream toStore;
        private final Optional<ScramLogin> login;

        Conversation(Socket client, Socket store) throws IOException {
            fromClient = new BufferedInputStream(client.getInputStream());
            toClient = client.getOutputStream();
            fromStore = new BufferedInputStream(store.getInputStream());
            toStore = store.getOutputStream();
            login = settings.user().map(user -> new ScramLogin(user.name(), user.password()));
        }

        void run() throws IOException {
            Optional<WireMessage> message = WireMessage.read(fromClient);
            while (message.isPresent()) {
                WireMessage request = message.get();
                WireMessage.Command command = request.command();
                if (!command.isHandshake()) {
                    commands.add(command.name());
                }
                Optional<BsonDocument> own = ownAnswer(command);
                toClient.write(own.isPresent() ? request.answer(own.get()) : forwarded(request, command));
                toClient.flush();
                message = WireMessage.read(fromClient);
            }
        }

        private Optional<BsonDocument> ownAnswer(WireMessage.Command command) {
            if (command.isNamed("saslStart") && login.isPresent()) {
                return login.map(user -> user.start(command.body()));
            }
            if (command.isNamed("saslContinue") && login.isPresent()) {
                return login.map(user -> user.proceed(command.body()));
            }
            if (command.isNamed("endSessions")) {
                return Optional.of(new BsonDocument("ok", new BsonDouble(1)));
            }
            if (login.isPresent() && !login.get().isDone() && !WITHOUT_LOGIN.contains(command.name())) {
                return Optional.of(StoreProfile.error(13, "Command " + command.name() + " requires authentication"));
            }
            if (refusesWrites.get() && command.isWrite()) {
                return Optional.of(StoreProfile.error(
                        13,
                        "not authorized on " + command.body().getString("$db").getValue() + " to execute command "
                                + command.name()));
            }
            long number = command.touchesData() ? dataCommands.incrementAndGet() : 0;
            Optional<BsonDocument> refusal = settings.profile().refusal(command, number);
            refusal.ifPresent(refused -> refusals.incrementAndGet());
            return refusal;
        }

        private byte[] forwarded(WireMessage request, WireMessage.Command command) throws IOException {
            toStore.write(request.bytes());
            toStore.flush();
            WireMessage reply =
                    WireMessage.read(fromStore).orElseThrow(() -> new IOException("the store ended the conversation"));
            if (command.isHandshake()) {
                return request.answer(asReplicaSet(reply.answered(), command));
            }
            if (command.name().equalsIgnoreCase("buildInfo")) {
                BsonDocument buildInfo = reply.answered();
                // What the store before us is shall not show.
                buildInfo.keySet().removeIf(name -> name.startsWith("ferretdb"));
                settings.profile().describe(buildInfo);
                return request.answer(buildInfo);
            }
            return reply.bytes();
        }

        private BsonDocument asReplicaSet(BsonDocument hello, WireMessage.Command command) {
            if (hello.containsKey("ismaster") || hello.containsKey("isWritablePrimary")) {
                hello.put("setName", new BsonString("rs0"));
                hello.put("hosts", new BsonArray(List.of(new BsonString(address()))));
                hello.put("me", new BsonString(address()));
                hello.put("logicalSessionTimeoutMinutes", new BsonInt32(30));
            }
            if (command.body().containsKey("saslSupportedMechs") && login.isPresent()) {
                hello.put("saslSupportedMechs", new BsonArray(List.of(new BsonString("SCRAM-SHA-256"))));
            }
            return hello;
        }
    }
}
