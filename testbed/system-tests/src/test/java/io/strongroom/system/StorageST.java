package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.backing.EmbeddedStore;
import io.strongroom.backing.SelfSignedCertificate;
import io.strongroom.backing.StoreProfile;
import io.strongroom.backing.StoreProxy;
import io.strongroom.backing.StoreProxy.Settings;
import io.strongroom.launcher.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer's own database, played by a second store behind a proxy that refuses what the real product refuses. */
@ExtendWith(InstalledProduct.class)
class StorageST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final String USER = "backup";

    private final Product product;
    // Long and unlike anything else, because it is searched for afterwards.
    private final String password = "STORE-SECRET-" + UUID.randomUUID();
    private final String database = "backups-" + UUID.randomUUID().toString().substring(0, 8);
    private StoreProxy store;

    StorageST(Product product) {
        this.product = product;
    }

    @BeforeEach
    void startTheCustomersStore() {
        store = proxy(Settings.of(StoreProfile.COSMOSDB).withUser(USER, password));
    }

    @AfterEach
    void keepBackupsManagedAgain() {
        product.put("/storage", Map.of("kind", "MANAGED"));
        store.close();
    }

    @Test
    void backupsStayReadableWhereTheyAreAndTheConnectionStringIsNowhere() throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "storage", 600, 5);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String managedBefore = product.backUp(schema, PATIENCE).path("id").asText();

        JsonNode chosen = product.put("/storage", own(connection(password)));
        String own = product.backUp(schema, PATIENCE).path("id").asText();
        product.put("/storage", Map.of("kind", "MANAGED"));
        String managedAfter = product.backUp(schema, PATIENCE).path("id").asText();

        assertThat(chosen.path("product").asText()).isEqualTo("Azure Cosmos DB for MongoDB");
        assertThat(storageOf(managedBefore)).isEqualTo("MANAGED");
        assertThat(storageOf(own)).isEqualTo("COSMOSDB");
        assertThat(storageOf(managedAfter)).isEqualTo("MANAGED");
        assertThat(store.refusals()).as("throttled and repeated").isPositive();
        List<String> answers = new ArrayList<>(
                List.of(chosen.toString(), product.get("/storage").toString()));
        for (String id : List.of(managedBefore, own, managedAfter)) {
            JsonNode verified = product.post("/backups/" + id + "/verify", Map.of());
            assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
            assertThat(verified.path("objectsChecked").asLong()).isPositive();
            JsonNode objects = product.get("/backups/" + id + "/objects?size=5");
            assertThat(objects.path("items").size()).isEqualTo(5);
            answers.add(product.backup(id).toString());
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(password));
        assertThat(SecrecyST.filesWith(product.installation().data(), SecrecyST.formsOf(password)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kind, kind.mismatch, MONGODB, CONNECTION, backups",
        "kind, kind.unknown, FLOPPY, CONNECTION, backups",
        "connectionString, field.required, DOCUMENTDB, '', backups",
        "connectionString, connectionString.malformed, MONGODB, 'mongodb://u:p:q@h', backups",
        "connectionString, connectionString.host-unknown, MONGODB, 'mongodb://no-such-host.invalid', backups",
        "connectionString, connectionString.unreachable, MONGODB, 'mongodb://127.0.0.1:1', backups",
        "connectionString, connectionString.forbidden-host, MONGODB, 'mongodb://169.254.169.254', backups",
        "connectionString, connectionString.srv-not-resolved, MONGODB, 'mongodb+srv://no-such-cluster.example.invalid',"
                + " backups",
        "connectionString, connectionString.credentials-rejected, COSMOSDB, WRONG PASSWORD, backups",
        "connectionString, connectionString.tls-failed, COSMOSDB, TLS, backups",
        "databaseName, field.required, COSMOSDB, CONNECTION, ''",
        "databaseName, databaseName.not-allowed, COSMOSDB, CONNECTION, admin",
        "databaseName, databaseName.not-allowed, COSMOSDB, CONNECTION, local",
        "databaseName, databaseName.not-allowed, COSMOSDB, CONNECTION, config",
        "databaseName, databaseName.not-allowed, COSMOSDB, CONNECTION, a/b",
        "databaseName, databaseName.not-allowed, COSMOSDB, CONNECTION, strongroom-worker"
    })
    void eachWrongFieldIsNamedInTime(String field, String code, String kind, String connection, String databaseName)
            throws Exception {
        String string =
                switch (connection) {
                    case "CONNECTION" -> connection(password);
                    case "WRONG PASSWORD" -> connection("wrong-" + password);
                    case "TLS" -> connection(password) + "?tls=true";
                    default -> connection;
                };

        refused(Map.of("kind", kind, "connectionString", string, "databaseName", databaseName), field, code);
    }

    @Test
    void aUserThatMayOnlyReadIsToldWhatIsMissing() throws Exception {
        store.refuseWrites(true);

        assertThat(refused(own(connection(password)), "connectionString", "connectionString.privilege-missing"))
                .contains("insert")
                .contains("readWrite");
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused(@TempDir Path folder) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.of(folder, "ip:127.0.0.1");
        try (StoreProxy encrypted = proxy(Settings.of(StoreProfile.COSMOSDB).withTls(certificate.serverContext()))) {
            String string = "mongodb://" + encrypted.address() + "/?tls=true";

            refused(own(string), "connectionString", "connectionString.tls-failed");
        }
    }

    private String refused(Map<String, Object> form, String field, String code) throws Exception {
        Instant begin = Instant.now();
        Api.Refused refused = Product.refusalOf(() -> product.put("/storage", form));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(PROMISED);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).doesNotContain(password);
        JsonNode errors = JSON.readTree(refused.problem()).path("fieldErrors");
        assertThat(errors).as(refused.problem()).hasSize(1);
        assertThat(errors.path(0).path("field").asText()).isEqualTo(field);
        assertThat(errors.path(0).path("code").asText()).isEqualTo(code);
        return errors.path(0).path("message").asText();
    }

    private String storageOf(String backupId) {
        return product.backup(backupId).path("storage").path("kind").asText();
    }

    private Map<String, Object> own(String connection) {
        return Map.of("kind", "COSMOSDB", "connectionString", connection, "databaseName", database);
    }

    private String connection(String secret) {
        return "mongodb://" + USER + ":" + secret + "@" + store.address() + "/";
    }

    private static StoreProxy proxy(Settings settings) {
        return StoreProxy.inFrontOf(EmbeddedStore.uri(), settings);
    }
}
