package io.strongroom.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The gateway has no hexagon, because it has nothing to protect from its adapters. What must not happen is that it
 * grows some: rules, a store, or clients of Atlassian.
 */
@AnalyzeClasses(packages = "io.strongroom.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> PACKAGES =
            List.of("config", "events", "health", "http", "openapi", "peers", "problem", "proxy", "routes", "security");

    @ArchTest
    static final ArchRule theGatewayHasNoDomain = noClasses()
            .should()
            .resideInAnyPackage("..domain..", "..application..", "..adapter..", "..common..", "..util..", "..dto..");

    @ArchTest
    static final ArchRule theGatewayKeepsNothingAndCallsOnlyServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.mongodb..", "org.bson..", "io.quarkus.mongodb..", "java.sql..", "io.strongroom.assets..");

    @ArchTest
    static final ArchRule theRouteTableIsPlainJava = classes()
            .that()
            .resideInAPackage("..gateway.routes..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("..gateway.routes.."))
                    .or(resideInAPackage("org.jspecify..")));

    @ArchTest
    static final ArchRule onlyTheEventsKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule onlyPeersOpenConnections = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.peers..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient|java\\.net\\.http\\..*|java\\.net\\.Socket");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.strongroom.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule someNamesSayNothing = noClasses()
            .should()
            .haveNameMatching(".*\\.(.*(Manager|Helper|Utils?|Impl|Dto)|Base[A-Z].*|Abstract.*Service)");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static void everyPackageOfTheRulesIsThere(JavaClasses classes) {
        for (String name : PACKAGES) {
            assertThat(classes.that(resideInAPackage("io.strongroom.gateway." + name)))
                    .as(name)
                    .isNotEmpty();
        }
    }
}
