package io.strongroom.config.adapter.out.storage;

import com.mongodb.AuthenticationMechanism;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.spi.dns.DnsException;
import io.strongroom.config.application.port.out.StorageInspector;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.StorageConnection;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.jboss.logging.Logger;

/** Connects with a client of its own for each check and closes it again. */
public final class MongoStorageInspector implements StorageInspector {

    private static final Logger LOGGER = Logger.getLogger(MongoStorageInspector.class);
    private static final int PATIENCE_SECONDS = 9;
    private static final int SELECTION_SECONDS = 5;
    private static final int CONNECT_SECONDS = 4;
    private static final int READ_SECONDS = 4;

    /** Whatever needs more than a user name and a password (a certificate, a cloud's own token) is not ours to have. */
    private static final Set<AuthenticationMechanism> MECHANISMS = EnumSet.of(
            AuthenticationMechanism.SCRAM_SHA_1, AuthenticationMechanism.SCRAM_SHA_256, AuthenticationMechanism.PLAIN);

    private final StoreAddresses addresses;
    private final Optional<SSLContext> tls;
    private final ExecutorService threads;

    /**
     * @param developmentAddresses {@code host:port} that a storage may have although they are on this machine
     * @param authorities a PEM file with certificate authorities besides Java's own
     * @param threads where checks run, so that a caller need not wait for a server that says nothing
     */
    public MongoStorageInspector(
            Set<String> developmentAddresses, Optional<Path> authorities, ExecutorService threads) {
        this.addresses = new StoreAddresses(developmentAddresses);
        this.tls = TrustedAuthorities.context(authorities);
        this.threads = threads;
    }

    @Override
    public Inspection inspect(StorageConnection connection, DatabaseName database) {
        Future<Inspection> check = threads.submit(() -> check(connection, database));
        try {
            return check.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            check.cancel(true);
            return StorageFault.timedOut();
        } catch (InterruptedException ended) {
            check.cancel(true);
            Thread.currentThread().interrupt();
            return StorageFault.timedOut();
        } catch (ExecutionException bug) {
            // No stack trace: what it quotes is not known.
            LOGGER.errorf(
                    "a storage check failed for a reason that nobody foresaw errorCode=internal cause=%s",
                    bug.getCause() == null
                            ? "unknown"
                            : bug.getCause().getClass().getName());
            return StorageFault.refused(
                    FieldCode.CONNECTION_STRING_NOT_USABLE, "This connection string cannot be used.");
        }
    }

    private Inspection check(StorageConnection connection, DatabaseName database) {
        ConnectionString parsed;
        try {
            parsed = new ConnectionString(connection.reveal());
        } catch (IllegalArgumentException malformed) {
            return StorageFault.refused(
                    FieldCode.CONNECTION_STRING_MALFORMED,
                    "This is not a connection string. Its form is mongodb://user:password@host:port/?options;"
                            + " percent-encode special characters in user name and password.");
        } catch (MongoException | DnsException unresolved) {
            return StorageFault.srvNotResolved();
        }
        return unsupported(parsed).or(() -> unresolved(parsed)).orElseGet(() -> connect(parsed, database));
    }

    private static Optional<Inspection> unsupported(ConnectionString parsed) {
        MongoCredential credential = parsed.getCredential();
        AuthenticationMechanism mechanism = credential == null ? null : credential.getAuthenticationMechanism();
        if (mechanism != null && !MECHANISMS.contains(mechanism)) {
            return Optional.of(StorageFault.refused(
                    FieldCode.CONNECTION_STRING_NOT_SUPPORTED,
                    "This way to sign in is not supported. Use a user name and a password."));
        }
        if (parsed.getProxyHost() != null) {
            return Optional.of(StorageFault.refused(
                    FieldCode.CONNECTION_STRING_NOT_SUPPORTED, "A proxy is not supported. Leave its options out."));
        }
        return Optional.empty();
    }

    /** Looked up beforehand, since the driver would go on trying until its patience ends; for SRV it says so itself. */
    private Optional<Inspection> unresolved(ConnectionString parsed) {
        if (parsed.isSrvProtocol()) {
            return Optional.empty();
        }
        try {
            for (String host : parsed.getHosts()) {
                addresses.lookupByName(nameOf(host));
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(StorageFault.of(new MongoException("unknown host", unknown), null));
        }
    }

    private Inspection connect(ConnectionString parsed, DatabaseName database) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(parsed)
                .applicationName("strongroom")
                .retryWrites(false)
                .retryReads(false)
                .inetAddressResolver(addresses)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.minSize(0).maxSize(1).maxWaitTime(4, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS));
        tls.ifPresent(context -> settings.applyToSslSettings(ssl -> ssl.context(context)));
        try (MongoClient client = MongoClients.create(settings.build())) {
            return use(client, parsed, database);
        } catch (IllegalArgumentException contradiction) {
            return StorageFault.refused(
                    FieldCode.CONNECTION_STRING_MALFORMED, "Options of the connection string contradict each other.");
        }
    }

    private static Inspection use(MongoClient client, ConnectionString parsed, DatabaseName database) {
        try {
            Document buildInfo = client.getDatabase(database.text()).runCommand(new Document("buildInfo", 1));
            Optional<Inspection> problem = new TrialWrite(client.getDatabase(database.text())).problem();
            return problem.orElseGet(() -> new Usable(
                    hosts(parsed), ProductDetection.detect(parsed.getHosts(), buildInfo, optionsRefusal(client))));
        } catch (MongoException failure) {
            return StorageFault.of(failure, client.getClusterDescription());
        }
    }

    private static Optional<String> optionsRefusal(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("getCmdLineOpts", 1));
            return Optional.empty();
        } catch (MongoCommandException refused) {
            return Optional.of(refused.getErrorMessage());
        }
    }

    private static String hosts(ConnectionString parsed) {
        return parsed.getHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .map(host -> parsed.isSrvProtocol() || host.matches(".*:\\d+") ? host : host + ":27017")
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String nameOf(String hostAndPort) {
        String host = hostAndPort.replaceFirst(":\\d+$", "");
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
