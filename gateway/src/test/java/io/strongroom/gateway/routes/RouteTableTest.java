package io.strongroom.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final RouteTable TABLE = RouteTable.contract();

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/setup, CONFIG, VIEWER",
        "PUT, /api/v1/connection, CONFIG, ADMIN",
        "DELETE, /api/v1/connection, CONFIG, ADMIN",
        "POST, /api/v1/schemas/sync, SYNC, ADMIN",
        "GET, /api/v1/schemas/sync, SYNC, VIEWER",
        "GET, /api/v1/schemas/0b3e2f0a-8f6e-3a53-a9c2-3a3a3f4c9b11, SYNC, VIEWER",
        "POST, /api/v1/schemas/s-1/backups, SCHEDULER, OPERATOR",
        "GET, /api/v1/schemas/s-1/backups, WORKER, VIEWER",
        "GET, /api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV, WORKER, VIEWER",
        "DELETE, /api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV, WORKER, ADMIN",
        "POST, /api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/stop, SCHEDULER, OPERATOR",
        "PUT, /api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/hold, WORKER, OPERATOR",
        "GET, /api/v1/schemas/s-1/retention, WORKER, VIEWER",
        "POST, /api/v1/schemas/s-1/retention/preview, WORKER, OPERATOR",
        "POST, /api/v1/schemas/s-1/retention/confirm, WORKER, ADMIN",
        "GET, /api/v1/maintenance, WORKER, VIEWER",
        "POST, /api/v1/maintenance/prune, WORKER, ADMIN",
        "POST, /api/v1/maintenance/prune/stop, WORKER, ADMIN",
        "GET, /api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/objects/42, WORKER, VIEWER"
    })
    void anOperationHasOneServiceAndOneRole(String method, String path, Peer peer, Role role) {
        Route route = found(method, path);
        assertThat(route.peer()).contains(peer);
        assertThat(route.role()).isEqualTo(role);
    }

    @Test
    void aLiteralSegmentIsNeverTakenForAnId() {
        assertThat(found("GET", "/api/v1/schemas/sync").template()).isEqualTo("/schemas/sync");
        assertThat(TABLE.match("PATCH", "/api/v1/schemas/sync")).isInstanceOf(RouteTable.WrongMethod.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/schemas/",
                "/api/v1//schemas",
                "/api/v2/schemas",
                "/internal/v1/instances",
                "/api/v1/schemas/..",
                "/api/v1/schemas/.",
                "/api/v1/schemas/%2e%2e",
                "/api/v1/schemas/a%2fb",
                "/api/v1/schemas/a b",
                "/api/v1/schemas/a;b",
                "/api/v1/schemas/a?b",
                "/api/v1/backups/a/objects/b/c"
            })
    void whatIsNotInTheTableDoesNotExist(String path) {
        assertThat(TABLE.match("GET", path)).isInstanceOf(RouteTable.UnknownPath.class);
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        assertThat(TABLE.match("DELETE", "/api/v1/schemas/s-1/backups"))
                .isEqualTo(new RouteTable.WrongMethod(Set.of("GET", "POST")));
    }

    @Test
    void onlyReadsAreRepeatable() {
        assertThat(TABLE.routes()).allSatisfy(route -> assertThat(route.repeatable())
                .isEqualTo(route.method().equals("GET")));
    }

    @Test
    void whatChangesSomethingTakesMoreThanAViewer() {
        assertThat(TABLE.routes())
                .filteredOn(route -> !route.repeatable() && route.peer().isPresent())
                .allSatisfy(route -> assertThat(route.role()).isGreaterThan(Role.VIEWER));
    }

    @Test
    void onlySigningInIsOpenToAnybody() {
        assertThat(TABLE.routes())
                .filteredOn(Route::open)
                .extracting(route -> route.method() + " " + route.path())
                .containsExactly("POST /api/v1/session");
        assertThat(TABLE.match("POST", "/api/v1/session").isOpen()).isTrue();
        assertThat(TABLE.match("PUT", "/api/v1/session").isOpen()).isFalse();
        assertThat(TABLE.match("POST", "/api/v1/session/").isOpen()).isFalse();
    }

    @Test
    void aRouteThatIsThereTwiceIsRefused() {
        Route route = Route.own("GET", "/events", Area.EVENTS, Role.VIEWER);
        assertThatThrownBy(() -> new RouteTable(List.of(route, route))).hasMessageContaining("GET /events");
    }

    @Test
    void aRoleIncludesTheOnesBelowIt() {
        assertThat(Role.VIEWER.expanded()).containsExactly("viewer");
        assertThat(Role.OPERATOR.expanded()).containsExactly("viewer", "operator");
        assertThat(Role.ADMIN.expanded()).containsExactly("viewer", "operator", "admin");
    }

    private static Route found(String method, String path) {
        return TABLE.match(method, path)
                .match(RouteTable.Found::route, wrong -> fail(method, path), unknown -> fail(method, path));
    }

    private static Route fail(String method, String path) {
        throw new AssertionError("No route for " + method + " " + path);
    }
}
