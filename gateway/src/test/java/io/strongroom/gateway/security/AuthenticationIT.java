package io.strongroom.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class AuthenticationIT {

    @Inject
    Stubs services;

    @Test
    void withoutATokenNothingOfTheApiAnswers() {
        for (String path : new String[] {"/api/v1/schemas", "/api/v1/nothing", "/api/v1/events", "/api/", "/api"}) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("X-Correlation-Id", notNullValue());
        }
    }

    @Test
    void aMissingTokenIsToldApartFromAWrongOne() {
        given().get("/api/v1/schemas")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"strongroom\""))
                .body("code", equalTo("authentication.required"));
        given().header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN + "x")
                .get("/api/v1/schemas")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("code", equalTo("authentication.failed"))
                .body(not(containsString("admin-token")));
    }

    @Test
    void anotherSchemeIsNoToken() {
        given().auth()
                .preemptive()
                .basic("admin", RecordedServices.ADMIN_TOKEN)
                .get("/api/v1/schemas")
                .then()
                .statusCode(401)
                .body("code", equalTo("authentication.required"));
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() {
        services.config().register(get("/api/v1/setup").willReturn(okJson("{\"step\":\"DONE\"}")));

        given().header("Authorization", "bearer " + RecordedServices.ADMIN_TOKEN)
                .get("/api/v1/setup")
                .then()
                .statusCode(200);
    }

    @Test
    void healthMetricsAndDocumentationAreOpen() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().header("Authorization", "Bearer of-a-scraper")
                .get("/q/metrics")
                .then()
                .statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
