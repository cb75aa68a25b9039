package io.strongroom.config.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.backing.StoreProfile;
import io.strongroom.backing.StoreProxy;
import io.strongroom.config.adapter.AtlassianStub;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class StorageIT {

    private static final String PASSWORD = "hunter2-of-the-store";

    @Inject
    MongoClient mongo;

    @ConfigProperty(name = "quarkus.mongodb.database")
    String database;

    @ConfigProperty(name = "quarkus.mongodb.connection-string")
    String storeUri;

    private StoreProxy store;

    @BeforeEach
    void startTheCustomersStore() {
        store = StoreProxy.inFrontOf(
                storeUri, StoreProxy.Settings.of(StoreProfile.DOCUMENTDB).withUser("backup", PASSWORD));
    }

    @AfterEach
    void chooseManagedAgain() {
        put(Map.of("kind", "MANAGED")).statusCode(200);
        store.close();
    }

    @Test
    void aDatabaseOfOnesOwnIsCheckedAndShownWithoutItsSecret() {
        put(own(PASSWORD, "backups"))
                .statusCode(200)
                .body("kind", equalTo("DOCUMENTDB"))
                .body("host", equalTo("localhost:" + store.port()))
                .body("databaseName", equalTo("backups"))
                .body("product", equalTo("Amazon DocumentDB"))
                .body("version", equalTo("5.0.0"))
                .body("checkedAt", notNullValue())
                .body("region", nullValue())
                .body("connectionString", nullValue());
        admin().get("/api/v1/storage").then().statusCode(200).body("host", equalTo("localhost:" + store.port()));
    }

    @Test
    void theWorkerFindsOlderStoragesAfterASwitch() {
        put(own(PASSWORD, "backups")).statusCode(200);
        String id = service()
                .get("/internal/v1/storage")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("kind", equalTo("DOCUMENTDB"))
                .body("connectionString", equalTo(connection(PASSWORD)))
                .extract()
                .path("storageId");
        put(Map.of("kind", "MANAGED")).statusCode(200).body("region", equalTo("EU (Germany)"));

        service().get("/internal/v1/storage").then().body("storageId", equalTo("managed"));
        service()
                .get("/internal/v1/storages/" + id)
                .then()
                .statusCode(200)
                .body("databaseName", equalTo("backups"))
                .body("connectionString", equalTo(connection(PASSWORD)));
        service().get("/internal/v1/storages/managed").then().statusCode(200).body("kind", equalTo("MANAGED"));
        service()
                .get("/internal/v1/storages/00000000-0000-3000-8000-000000000001")
                .then()
                .statusCode(404);
        service().get("/internal/v1/storages/nonsense").then().statusCode(404);
        admin().get("/internal/v1/storages/" + id).then().statusCode(403);
    }

    @Test
    void whatDoesNotPassChangesNothing() {
        put(Map.of("kind", "MANAGED")).statusCode(200);

        put(own("wrong", "backups"))
                .statusCode(422)
                .body("fieldErrors.field", contains("connectionString"))
                .body("fieldErrors.code", contains("connectionString.credentials-rejected"));
        put(own(PASSWORD, database))
                .statusCode(422)
                .body("fieldErrors.field", contains("databaseName"))
                .body("fieldErrors.code", contains("databaseName.not-allowed"));

        admin().get("/api/v1/storage").then().body("kind", equalTo("MANAGED"));
    }

    /** Here, because Quarkus brings the client for name servers. */
    @Test
    void aNameWithoutSrvRecordIsSaid() {
        put(Map.of(
                        "kind", "MONGODB",
                        "connectionString", "mongodb+srv://u:" + PASSWORD + "@no-such-cluster.example.invalid/",
                        "databaseName", "backups"))
                .statusCode(422)
                .body("fieldErrors.field", contains("connectionString"))
                .body("fieldErrors.code", contains("connectionString.srv-not-resolved"));
    }

    @Test
    void theConnectionStringLeavesNoTrace() {
        List<String> places = new ArrayList<>();
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Logger root = Logger.getLogger("");
        Handler listener = listener(log);
        root.addHandler(listener);
        try {
            places.add(put(own(PASSWORD, "backups")).extract().asString());
            places.add(put(own(PASSWORD + "-wrong", "backups")).extract().asString());
            places.add(put(Map.of(
                            "kind",
                            "MONGODB",
                            "databaseName",
                            "d",
                            "connectionString",
                            "mongodb://backup:" + PASSWORD + "/?@localhost"))
                    .extract()
                    .asString());
            places.add(put(Map.of("kind", "MONGODB", "unknown", connection(PASSWORD)))
                    .extract()
                    .asString());
            places.add(admin().get("/api/v1/storage").asString());
            service().get("/internal/v1/storage");
        } finally {
            root.removeHandler(listener);
        }
        mongo.getDatabase(database).listCollectionNames().forEach(name -> mongo.getDatabase(database)
                .getCollection(name)
                .find()
                .forEach(document -> places.add(document.toJson())));
        places.addAll(log);

        assertThat(places).allSatisfy(place -> assertThat(place).doesNotContain(PASSWORD));
    }

    private Map<String, Object> own(String password, String databaseName) {
        return Map.of("kind", "DOCUMENTDB", "connectionString", connection(password), "databaseName", databaseName);
    }

    private String connection(String password) {
        return "mongodb://backup:" + password + "@localhost:" + store.port() + "/?retryWrites=true";
    }

    private static ValidatableResponse put(Map<String, Object> body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/storage")
                .then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(ServiceKeys.serviceToken("backup-worker"));
    }

    private static Handler listener(Queue<String> log) {
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                if (!String.valueOf(logged.getLoggerName()).startsWith("org.apache.http")) {
                    log.add(logged.getMessage()
                            + java.util.Arrays.toString(logged.getParameters())
                            + causes(logged.getThrown()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listener.setLevel(Level.ALL);
        return listener;
    }

    private static String causes(Throwable thrown) {
        return thrown == null ? "" : thrown + causes(thrown.getCause());
    }
}
