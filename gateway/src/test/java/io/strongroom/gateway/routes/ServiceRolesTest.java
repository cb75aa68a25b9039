package io.strongroom.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The second lock has the same key as the first: what the route table asks for is what the service's own method asks
 * for. Read from the annotations in the services' classes, which are built before the gateway.
 */
class ServiceRolesTest {

    private static final String REST = "jakarta.ws.rs.";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final Map<Peer, List<Operation>> OPERATIONS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource
    void everyPublicMethodAsksForTheRoleOfItsRoute(Peer peer) {
        assertThat(operationsOf(peer))
                .filteredOn(operation -> operation.path().startsWith(Route.PREFIX + "/"))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    Optional<Route> route = routeOf(peer, operation);
                    assertThat(route).as("route of %s", operation).isPresent();
                    assertThat(operation.roles())
                            .as("roles of %s", operation)
                            .containsExactly(route.get().role().id());
                });
    }

    @ParameterizedTest
    @EnumSource
    void noUserHasTheRoleOfAnInternalMethod(Peer peer) {
        assertThat(operationsOf(peer))
                .filteredOn(operation -> !operation.path().startsWith(Route.PREFIX + "/"))
                .allSatisfy(operation -> {
                    assertThat(operation.path()).startsWith("/internal/v1/");
                    assertThat(operation.roles()).as("roles of %s", operation).hasSize(1);
                    assertThat(operation.roles().get(0)).isIn("service", "gateway");
                });
    }

    @Test
    void everyRouteHasAMethodThatServesIt() {
        assertThat(RouteTable.contract().routes()).allSatisfy(route -> Stream.of(route.peer(), route.secondChance())
                .flatMap(Optional::stream)
                .forEach(peer -> assertThat(operationsOf(peer))
                        .as("%s at %s", route.method() + " " + route.path(), peer)
                        .anyMatch(operation -> serves(operation, route))));
    }

    private static Optional<Route> routeOf(Peer peer, Operation operation) {
        return RouteTable.contract().routes().stream()
                .filter(route -> route.peer().filter(peer::equals).isPresent()
                        || route.secondChance().filter(peer::equals).isPresent())
                .filter(route -> serves(operation, route))
                .findFirst();
    }

    private static boolean serves(Operation operation, Route route) {
        return operation.method().equals(route.method())
                && shapeOf(operation.path()).equals(shapeOf(route.path()));
    }

    private static String shapeOf(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<Operation> operationsOf(Peer peer) {
        return OPERATIONS.computeIfAbsent(peer, ServiceRolesTest::read);
    }

    private static List<Operation> read(Peer peer) {
        // what the classes depend on is not here and is not asked for
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        List<Operation> operations = new ArrayList<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(location -> location.contains("/adapter/in/rest/"))
                .importPath(Path.of("..", peer.id(), "target", "classes"))) {
            for (JavaMethod method : resource.getMethods()) {
                for (String verb : METHODS) {
                    if (method.isAnnotatedWith(REST + verb)) {
                        operations.add(
                                new Operation(verb, pathOf(resource) + pathOf(method), rolesOf(resource, method)));
                    }
                }
            }
        }
        return operations;
    }

    private static String pathOf(HasAnnotations<?> annotated) {
        String path = annotated
                .tryGetAnnotationOfType(REST + "Path")
                .map(annotation -> (String) annotation.get("value").orElseThrow())
                .orElse("")
                .replaceAll("^/|/$", "");
        return path.isEmpty() ? "" : "/" + path;
    }

    private static List<String> rolesOf(JavaClass resource, JavaMethod method) {
        return rolesOf(method).or(() -> rolesOf(resource)).orElse(List.of());
    }

    private static Optional<List<String>> rolesOf(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType("jakarta.annotation.security.RolesAllowed")
                .map(annotation -> Arrays.stream(
                                (Object[]) annotation.get("value").orElseThrow())
                        .map(String.class::cast)
                        .toList());
    }

    private record Operation(String method, String path, List<String> roles) {}
}
