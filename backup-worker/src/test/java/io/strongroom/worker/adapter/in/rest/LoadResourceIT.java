package io.strongroom.worker.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.mongodb.client.MongoDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.worker.adapter.IdleWorker;
import io.strongroom.worker.adapter.out.mongo.MongoLoadProfiles;
import io.strongroom.worker.domain.load.HourLoad;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class LoadResourceIT {
    private final String instanceId = UUID.randomUUID().toString();

    @Inject
    MongoDatabase database;

    @Test
    void aServiceSeesWhatWasMeasured() {
        new MongoLoadProfiles(database, Clock.systemUTC())
                .add(instanceId, Map.of(30, new HourLoad(12, 2000, 2, 40), 4, new HourLoad(1, 9, 0, 0)));

        asService()
                .get(address())
                .then()
                .statusCode(200)
                .body("hours", hasSize(2))
                .body("hours[0].hourOfWeek", equalTo(4))
                .body("hours[1].hourOfWeek", equalTo(30))
                .body("hours[1].requests", equalTo(12f))
                .body("hours[1].meanLatencyMs", equalTo(200f))
                .body("hours[1].refused", equalTo(2f))
                .body("hours[1].changedObjects", equalTo(40f));
    }

    @Test
    void anInstanceThatWasNeverReadHasNoHours() {
        asService().get(address()).then().statusCode(200).body("hours", empty());
    }

    @Test
    void aUserDoesNotSeeIt() {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", "admin"))
                .get(address())
                .then()
                .statusCode(403);
    }

    private String address() {
        return "/internal/v1/instances/" + instanceId + "/load";
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(ServiceKeys.serviceToken("scheduler-service"));
    }
}
