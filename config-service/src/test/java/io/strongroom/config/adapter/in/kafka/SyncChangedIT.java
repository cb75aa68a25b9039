package io.strongroom.config.adapter.in.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.adapter.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class SyncChangedIT {

    AtlassianStub atlassian;

    @Test
    void aSuccessfulSynchronisationFinishesTheSetupAndMalformedMessagesDoNotBlockIt()
            throws InterruptedException, ExecutionException {
        atlassian.healthy();
        admin().delete("/api/v1/connection");
        String instanceId = admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "siteUrl", atlassian.siteUrl(),
                        "workspaceId", AtlassianStub.WORKSPACE,
                        "email", AtlassianStub.EMAIL,
                        "apiToken", AtlassianStub.TOKEN))
                .put("/api/v1/connection")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        admin().contentType(ContentType.JSON).body("{\"kind\":\"MANAGED\"}").put("/api/v1/storage");
        admin().get("/api/v1/setup").then().body("step", equalTo("SYNC"));

        String poison = "poison " + UUID.randomUUID();
        Topics.send(record(instanceId, poison));
        Topics.send(record(instanceId, message(instanceId, "RUNNING")));
        Topics.send(record(instanceId, message(instanceId, "SUCCEEDED")));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> admin().get("/api/v1/setup").then().body("step", equalTo("DONE")));
        List<ConsumerRecord<String, String>> dead =
                Topics.readUntil("sync.changed.v1.dlq", record -> poison.equals(record.value()));
        assertThat(dead).last().satisfies(record -> assertThat(Topics.header(record, "dlq-reason"))
                .isEqualTo("JsonParseException"));
    }

    private static ProducerRecord<String, String> record(String key, String value) {
        return new ProducerRecord<>("sync.changed.v1", key, value);
    }

    private static String message(String instanceId, String state) {
        return "{\"syncId\":\"s-1\",\"instanceId\":\"" + instanceId + "\",\"state\":\"" + state
                + "\",\"revision\":1,\"occurredAt\":\"" + Instant.now().plusSeconds(1) + "\",\"unknown\":true}";
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }
}
