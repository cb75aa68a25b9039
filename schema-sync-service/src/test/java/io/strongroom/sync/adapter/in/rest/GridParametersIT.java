package io.strongroom.sync.adapter.in.rest;

import static io.strongroom.sync.adapter.Catalogue.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.sync.adapter.StubbedPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedPeers.class)
class GridParametersIT {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    page         | -1
                    page         | one
                    page         | 99999999999
                    size         | 0
                    size         | 201
                    sort         | colour,asc
                    sort         | name,upwards
                    sort         | name,asc,key
                    sort         | ,asc
                    status       | GONE
                    instanceType | SERVER
                    instanceId   | 4711
                    hideDeleted  | maybe
                    """)
    void aWrongValueIsNamed(String field, String value) {
        as("viewer")
                .queryParam(field, value)
                .get("/api/v1/schemas")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("request.invalid"))
                .body("fieldErrors[0].field", equalTo(field))
                .body("fieldErrors[0].code", equalTo(field + ".invalid"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size         | 200
                    sort         | lastBackup,desc
                    sort         | lastBackup.at,desc
                    sort         | backups.nextAt
                    sort         | instance.name,desc
                    sort         | key
                    sort         | status
                    status       | SYNC_ERROR
                    instanceType | ANOTHER_CLOUD
                    search       | .*(
                    hideDeleted  | true
                    page         | ''
                    status       | ''
                    hideDeleted  | ''
                    """)
    void aGoodValueIsTaken(String field, String value) {
        as("viewer").queryParam(field, value).get("/api/v1/schemas").then().statusCode(200);
    }

    @Test
    void upToFourDifferentFieldsSortTogether() {
        as("viewer")
                .queryParam("sort", "status,desc", "name", "objectCount,asc", "key")
                .get("/api/v1/schemas")
                .then()
                .statusCode(200);
        refused(as("viewer").queryParam("sort", "status", "name", "objectCount", "key", "instance.name"));
        refused(as("viewer").queryParam("sort", "name,asc", "name,desc"));
    }

    @Test
    void aSearchWithACharacterThatNoNameHasIsNamed() {
        as("viewer")
                .queryParam("search", "a\u0000b")
                .get("/api/v1/schemas")
                .then()
                .statusCode(400)
                .body("fieldErrors[0].field", equalTo("search"));
    }

    @Test
    void aBodyAboveTheLimitIsRefusedAndTheLimitSaid() {
        as("admin")
                .contentType("application/json")
                .body(" ".repeat(70_000))
                .post("/api/v1/schemas/sync")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("request.too-large"))
                .body("detail", equalTo("A request body may have at most 65536 bytes."));
    }

    private static void refused(RequestSpecification request) {
        request.get("/api/v1/schemas").then().statusCode(400).body("fieldErrors[0].field", equalTo("sort"));
    }
}
