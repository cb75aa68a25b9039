package io.strongroom.config.adapter.out.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.adapter.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class InstanceChangedIT {

    AtlassianStub atlassian;

    @Inject
    ObjectMapper json;

    @Test
    void aSavedConnectionIsToldToTheOthersAtOnceAsACloudEvent() throws IOException {
        atlassian.healthy();
        String correlationId = "it-" + UUID.randomUUID();
        String instanceId = given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", "admin"))
                .header("X-Correlation-Id", correlationId)
                .contentType(ContentType.JSON)
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

        List<ConsumerRecord<String, String>> records = Topics.readUntil(
                InstanceChangedTopic.NAME, record -> correlationId.equals(Topics.header(record, "ce_correlationid")));

        ConsumerRecord<String, String> event = records.get(records.size() - 1);
        JsonNode data = json.readTree(event.value());
        assertThat(event.key()).isEqualTo(instanceId);
        assertThat(Topics.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topics.header(event, "ce_type")).isEqualTo("io.strongroom.instance-changed.v1");
        assertThat(Topics.header(event, "ce_source")).isEqualTo("/strongroom/config-service");
        assertThat(Topics.header(event, "ce_subject")).isEqualTo(instanceId);
        assertThat(Topics.header(event, "ce_id")).hasSize(36);
        assertThat(Topics.header(event, "ce_time"))
                .isEqualTo(data.get("occurredAt").asText());
        assertThat(data.get("instanceId").asText()).isEqualTo(instanceId);
        assertThat(data.get("role").asText()).isEqualTo("CONNECTION");
    }
}
