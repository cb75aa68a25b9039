package io.strongroom.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NothingBehind.class)
class NothingBehindIT {

    @TestHTTPResource("/api/v1/events")
    URI events;

    @Test
    void everyServiceThatIsDownIsNamed() {
        unavailable("/api/v1/setup", "config-service");
        unavailable("/api/v1/schemas", "schema-sync-service");
        unavailable("/api/v1/schemas/s-1/backups", "backup-worker");
        unavailable("/api/v1/backups/b-1", "backup-worker");
        unavailable("/api/v1/schemas/s-1/schedule", "scheduler-service");
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        for (String change : new String[] {"/api/v1/backups/b-1/stop", "/api/v1/schemas/s-1/backups"}) {
            asAdmin()
                    .body("{}")
                    .post(change)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("audit.unavailable"));
        }
    }

    @Test
    void aTokenThatCannotBeLookedUpIsNotCalledWrong() {
        given().header("Authorization", "Bearer " + IssuedTokens.of("somebody"))
                .get("/api/v1/schemas")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("authentication.unavailable"));
    }

    @Test
    void theGatewayIsReadyAllTheSameAndTellsWhatIsMissing() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(
                        "checks.find { it.name == 'Services behind the gateway' }.data.'backup-worker'",
                        equalTo("not ready"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void listenersAreGreetedWithoutABrokerAndOnlySoManyAreServed() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN)
                .build();

        try (InputStream first =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] greeting = first.readNBytes("event: hello".length());
            assertThat(new String(greeting, StandardCharsets.UTF_8)).isEqualTo("event: hello");

            HttpResponse<String> second = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).contains("events.too-many-listeners");
        }
    }

    private static void unavailable(String path, String service) {
        asAdmin()
                .get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("service.unavailable"))
                .body("detail", containsString(service));
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN);
    }
}
