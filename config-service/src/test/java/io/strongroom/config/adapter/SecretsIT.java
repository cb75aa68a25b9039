package io.strongroom.config.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class SecretsIT {

    /** In the clear, and as it looks in a header or in Base64. */
    private static final List<String> TRACES = List.of(
            AtlassianStub.TOKEN, base64(AtlassianStub.TOKEN), base64(AtlassianStub.EMAIL + ":" + AtlassianStub.TOKEN));

    /** The stub of Atlassian and the test's own HTTP client share this JVM and its log. */
    private static final List<String> NOT_OURS =
            List.of("org.eclipse.jetty", "com.github.tomakehurst", "WireMock", "org.apache.http");

    AtlassianStub atlassian;

    @Inject
    MongoClient mongo;

    @ConfigProperty(name = "quarkus.mongodb.database")
    String database;

    @Test
    void theTokenLeavesNoTrace() {
        List<String> places = new ArrayList<>();
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Logger root = Logger.getLogger("");
        Level usualLevel = root.getLevel();
        Handler[] usualHandlers = root.getHandlers();
        // Everything that anybody could ever switch on, but not on the console of the build.
        Arrays.stream(usualHandlers).forEach(root::removeHandler);
        Handler listener = listener(log);
        root.addHandler(listener);
        root.setLevel(Level.ALL);
        String instanceId;
        try {
            atlassian.healthy();
            places.add(put(form(AtlassianStub.TOKEN)));
            places.add(admin().get("/api/v1/connection").asString());
            places.add(put("{\"apiToken\": " + AtlassianStub.TOKEN + "}"));
            places.add(put("{\"apiToken\": [\"" + AtlassianStub.TOKEN + "\"]}"));
            places.add(put("{\"unknown\": \"" + AtlassianStub.TOKEN + "\"}"));
            atlassian.schemasAnswer(aResponse().withStatus(500).withBody(AtlassianStub.TOKEN));
            places.add(put(form(AtlassianStub.TOKEN)));
            atlassian.myselfAnswers(aResponse().withStatus(401));
            places.add(put(form(AtlassianStub.TOKEN)));
            places.add(service().get("/internal/v1/instances").asString());
            instanceId = admin().get("/api/v1/connection").path("id");
            service().get("/internal/v1/instances/" + instanceId + "/credential");
        } finally {
            root.setLevel(usualLevel);
            root.removeHandler(listener);
            Arrays.stream(usualHandlers).forEach(root::addHandler);
        }
        Topics.readUntil("instance.changed.v1", record -> instanceId.equals(record.key()))
                .forEach(record -> places.add(record.key() + record.value() + record.headers()));
        mongo.getDatabase(database).listCollectionNames().forEach(name -> mongo.getDatabase(database)
                .getCollection(name)
                .find()
                .forEach(document -> places.add(document.toJson())));
        places.addAll(log);

        assertThat(log).isNotEmpty();
        assertThat(places).allSatisfy(place -> assertThat(place).doesNotContain(TRACES));
    }

    private Map<String, Object> form(String token) {
        Map<String, Object> form = new HashMap<>();
        form.put("siteUrl", atlassian.siteUrl());
        form.put("workspaceId", AtlassianStub.WORKSPACE);
        form.put("email", AtlassianStub.EMAIL);
        form.put("apiToken", token);
        return form;
    }

    private static String put(Object body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/connection")
                .asString();
    }

    private static Handler listener(Queue<String> log) {
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (NOT_OURS.stream().noneMatch(String.valueOf(record.getLoggerName())::startsWith)) {
                    log.add(text(record));
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

    private static String text(LogRecord record) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(record.getLoggerName() + " " + record.getMessage());
        lines.println(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(lines);
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(ServiceKeys.serviceToken("backup-worker"));
    }
}
