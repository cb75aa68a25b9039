package io.strongroom.config.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.SelfSignedCertificate;
import io.strongroom.backing.StoreProfile;
import io.strongroom.backing.StoreProxy;
import io.strongroom.backing.StoreProxy.Settings;
import io.strongroom.config.application.port.out.StorageInspector.Inspection;
import io.strongroom.config.application.port.out.StorageInspector.Refused;
import io.strongroom.config.application.port.out.StorageInspector.Usable;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check against a real server behind a proxy that refuses what other servers refuse. */
class MongoStorageInspectorIT {

    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static String storeUri = "";

    @TempDir
    static Path folder;

    private final String database = "own-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void findTheStore() {
        storeUri = new BackingServices().start().get("quarkus.mongodb.connection-string");
    }

    @AfterAll
    static void endTheThreads() {
        THREADS.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(StoreProfile.class)
    void aStoreOfEachProductPassesAndIsRecognised(StoreProfile profile) {
        try (StoreProxy store = proxy(Settings.of(profile))) {
            Usable usable = usable(inspect("mongodb://" + store.address() + "/?retryWrites=true"));

            assertThat(usable.host()).isEqualTo(store.address());
            assertThat(usable.product().kind()).contains(StorageKind.valueOf(profile.name()));
            assertThat(store.commands()).contains("insert", "find", "delete", "createIndexes");
        }
    }

    @Test
    void theCheckLeavesNothingBehind() {
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB));
                MongoClient client = MongoClients.create(storeUri)) {
            usable(inspect("mongodb://" + store.address()));

            assertThat(client.getDatabase(database).listCollectionNames()).isEmpty();
        }
    }

    @Test
    void theRightPasswordPasses() {
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withUser("backup", "hunter2/@"))) {
            usable(inspect("mongodb://backup:hunter2%2F%40@" + store.address() + "/?authSource=admin"));
        }
    }

    @ParameterizedTest
    @CsvSource({"backup:wrong-secret@", "nobody:hunter2@", "''"})
    void aWrongPasswordIsSaid(String login) {
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withUser("backup", "hunter2"))) {
            assertThat(code(inspect("mongodb://" + login + store.address())))
                    .isEqualTo("connectionString.credentials-rejected");
        }
    }

    @Test
    void aUserThatMayOnlyReadIsToldEachPrivilegeThatIsMissing() {
        try (StoreProxy store = proxy(Settings.of(StoreProfile.DOCUMENTDB).forReadingOnly())) {
            FieldProblem problem = problem(inspect("mongodb://" + store.address()));

            assertThat(problem.code().code()).isEqualTo("connectionString.privilege-missing");
            assertThat(problem.message()).contains("insert", "createIndex", "remove", database, "readWrite");
        }
    }

    @Test
    void aCertificateThatIsTrustedPasses() {
        SelfSignedCertificate certificate = SelfSignedCertificate.of(folder, "dns:localhost", "ip:127.0.0.1");
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withTls(certificate.serverContext()))) {
            Inspection inspection = inspector(Optional.of(certificate.pem()))
                    .inspect(connection("mongodb://" + store.address() + "/?tls=true"), name());

            assertThat(inspection).isInstanceOf(Usable.class);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused(@TempDir Path own) {
        SelfSignedCertificate certificate = SelfSignedCertificate.of(own, "dns:localhost", "ip:127.0.0.1");
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withTls(certificate.serverContext()))) {
            FieldProblem problem = problem(inspect("mongodb://" + store.address() + "/?tls=true"));

            assertThat(problem.code().code()).isEqualTo("connectionString.tls-failed");
            assertThat(problem.message()).contains("certificate");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused(@TempDir Path own) {
        SelfSignedCertificate certificate = SelfSignedCertificate.of(own, "dns:elsewhere.example");
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withTls(certificate.serverContext()))) {
            Inspection inspection = inspector(Optional.of(certificate.pem()))
                    .inspect(connection("mongodb://" + store.address() + "/?tls=true"), name());

            assertThat(code(inspection)).isEqualTo("connectionString.tls-failed");
        }
    }

    @Test
    void tlsWithAServerThatHasNoneIsRefused() {
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB))) {
            assertThat(code(inspect("mongodb://" + store.address() + "/?tls=true")))
                    .isEqualTo("connectionString.tls-failed");
        }
    }

    @Test
    void noTlsWithAServerThatDemandsItIsRefused(@TempDir Path own) {
        SelfSignedCertificate certificate = SelfSignedCertificate.of(own, "dns:localhost", "ip:127.0.0.1");
        try (StoreProxy store = proxy(Settings.of(StoreProfile.MONGODB).withTls(certificate.serverContext()))) {
            assertThat(code(inspect("mongodb://" + store.address()))).isEqualTo("connectionString.tls-failed");
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(code(inspect("mongodb://127.0.0.1:" + silent.getLocalPort())))
                    .isEqualTo("connectionString.unreachable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://127.0.0.1:1, connectionString.unreachable",
        "mongodb://no-such-host.invalid, connectionString.host-unknown",
        "'mongodb://127.0.0.1:1,no-such-host.invalid/?replicaSet=rs0', connectionString.host-unknown",
        "mongodb://, connectionString.malformed",
        "mongodb://u:p:q@h, connectionString.malformed",
        "mongodb://h:port, connectionString.malformed",
        "mongodb://h/?readPreference=nonsense, connectionString.malformed",
        "mongodb://h/?authMechanism=MONGODB-X509, connectionString.not-supported",
        "mongodb://h/?authMechanism=MONGODB-AWS, connectionString.not-supported",
        "mongodb://[::1]:27017, connectionString.forbidden-host",
        "mongodb://169.254.169.254, connectionString.forbidden-host",
        "mongodb://0.0.0.0, connectionString.forbidden-host",
    })
    void eachReasonHasItsOwnCode(String connection, String code) {
        assertThat(code(inspect(connection))).isEqualTo(code);
    }

    @Test
    void thisMachineIsForbiddenUnlessAllowed() {
        MongoStorageInspector strict = new MongoStorageInspector(Set.of(), Optional.empty(), THREADS);

        assertThat(code(strict.inspect(connection("mongodb://127.0.0.1:27017"), name())))
                .isEqualTo("connectionString.forbidden-host");
        assertThat(code(strict.inspect(connection("mongodb://localhost:27017"), name())))
                .isEqualTo("connectionString.forbidden-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://user:hunter2/x@h/db",
                "mongodb://user:hun:ter2@h/db",
                "mongodb://user:hunter2@x@h/db",
                "mongodb://user:hunter2?hunter2=hunter2@h/db",
                "mongodb://user:hunter2%zz@h/db",
                "mongodb://user:hunter2#@h/db",
                "mongodb://user:hunter2@127.0.0.1:1/?hunter2=1",
                "mongodb://user:hunter2@no-such-host.invalid/",
                "mongodb+srv://user:hunter2@no-such-host.invalid/",
                "mongodb+srv://user:hunter2@a,b/",
            })
    void noAnswerRepeatsAPassword(String connection) {
        FieldProblem problem = problem(inspect(connection));

        assertThat(problem.field()).isEqualTo("connectionString");
        assertThat(problem.message()).doesNotContainIgnoringCase("hunter2").doesNotContain("hun:ter2");
    }

    private Inspection inspect(String connection) {
        Instant begin = Instant.now();
        Inspection inspection = inspector(Optional.empty()).inspect(connection(connection), name());
        assertThat(Duration.between(begin, Instant.now())).isLessThan(PROMISED);
        return inspection;
    }

    private DatabaseName name() {
        return new DatabaseName(database);
    }

    private static MongoStorageInspector inspector(Optional<Path> authorities) {
        return new MongoStorageInspector(Set.of("127.0.0.1:1"), authorities, THREADS);
    }

    private static StoreProxy proxy(Settings settings) {
        return StoreProxy.inFrontOf(storeUri, settings);
    }

    private static StorageConnection connection(String text) {
        return new StorageConnection(text);
    }

    private static Usable usable(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Usable.class);
        return (Usable) inspection;
    }

    private static FieldProblem problem(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Refused.class);
        return ((Refused) inspection).problem();
    }

    private static String code(Inspection inspection) {
        return problem(inspection).code().code();
    }
}
