package io.strongroom.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.IssuedTokens;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import io.strongroom.gateway.routes.Role;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the table with every role, through the gateway. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class RolesIT {

    @Inject
    Stubs services;

    @BeforeEach
    void answerEverything() {
        services.reset();
        for (Role role : Role.values()) {
            services.issue(
                    tokenOf(role),
                    role.id() + "-token",
                    role.id(),
                    Instant.now().plusSeconds(3600));
        }
        everyService()
                .forEach(service -> service.register(
                        any(urlPathMatching("/api/.*")).atPriority(5).willReturn(okJson("{}"))));
    }

    @ParameterizedTest
    @MethodSource("routesAndRoles")
    void aRouteAnswersWhoeverHasItsRoleAndNobodyElse(Route route, Role role) {
        ValidatableResponse answer = call(route, role);

        if (role.compareTo(route.role()) >= 0) {
            answer.statusCode(200);
            assertThat(served()).isEqualTo(1);
        } else {
            answer.statusCode(403).contentType("application/problem+json").body("code", equalTo("access.denied"));
            assertThat(served()).isZero();
        }
    }

    static Stream<Arguments> routesAndRoles() {
        return RouteTable.contract().routes().stream()
                // the stream of events does not end, and has tests of its own
                .filter(route -> route.peer().isPresent())
                .flatMap(route -> Stream.of(Role.values()).map(role -> Arguments.of(route, role)));
    }

    private static ValidatableResponse call(Route route, Role role) {
        RequestSpecification request = given().header("Authorization", "Bearer " + tokenOf(role));
        if (!route.repeatable() && !route.method().equals("DELETE")) {
            request.contentType("application/json").body("{}");
        }
        return request.request(route.method(), route.path().replaceAll("\\{[^}]+}", "x-1"))
                .then();
    }

    private int served() {
        return everyService().stream()
                .mapToInt(service -> service.find(anyRequestedFor(urlPathMatching("/api/.*")))
                        .size())
                .sum();
    }

    private List<WireMock> everyService() {
        return Stream.concat(
                        Stream.of(services.config(), services.sync(), services.scheduler()),
                        services.workers().stream())
                .toList();
    }

    private static String tokenOf(Role role) {
        return IssuedTokens.of(role.id());
    }
}
