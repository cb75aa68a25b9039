package io.strongroom.config;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
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
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.RemovedInstance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.strongroom.config";
    private static final String DOMAIN = ROOT + ".domain..";
    private static final String APPLICATION = ROOT + ".application..";
    private static final String CORE_SERVICES = ROOT + ".application.service..";
    private static final String WIRING = ROOT + ".config..";

    private static final String JAVA = "java..";
    private static final String JSPECIFY = "org.jspecify..";

    @ArchTest
    static final ArchRule theDomainKnowsJavaAndItself = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, DOMAIN);

    @ArchTest
    static final ArchRule theApplicationKnowsTheDomainAndItself = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, DOMAIN, APPLICATION);

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching(ROOT + ".adapter.(*).(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheWiringKnowsTheServices = noClasses()
            .that()
            .resideOutsideOfPackages(CORE_SERVICES, WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE_SERVICES);

    @ArchTest
    static final ArchRule nobodyKnowsTheWiring = noClasses()
            .that()
            .resideOutsideOfPackage(WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WIRING);

    @ArchTest
    static final ArchRule theDomainHasNoCycles =
            slices().matching(ROOT + ".domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFieldIsInjected = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule timeAndChanceComeIn = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule namesSayWhatAThingIsFor = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
            .orShould()
            .haveSimpleNameStartingWith("Base")
            .orShould()
            .haveNameMatching(".*\\.Abstract\\w*Service");

    @ArchTest
    static final ArchRule onlyTheStoreReconstitutes = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".adapter.out.mongo..")
            .should()
            .callMethodWhere(target(name("reconstitute")));

    @ArchTest
    static void everyPackageThatARuleNamesHasClasses(JavaClasses all) {
        assertThat(List.of(
                        ROOT + ".domain.instance",
                        ROOT + ".domain.credential",
                        ROOT + ".application.port.in",
                        ROOT + ".application.port.out",
                        ROOT + ".application.service",
                        ROOT + ".domain.access",
                        ROOT + ".domain.audit",
                        ROOT + ".domain.setup",
                        ROOT + ".domain.storage",
                        ROOT + ".domain.problem",
                        ROOT + ".adapter.in.rest",
                        ROOT + ".adapter.in.kafka",
                        ROOT + ".adapter.in.timer",
                        ROOT + ".adapter.out.assets",
                        ROOT + ".adapter.out.crypto",
                        ROOT + ".adapter.out.kafka",
                        ROOT + ".adapter.out.mongo",
                        ROOT + ".config"))
                .allSatisfy(name -> assertThat(all.containPackage(name)).isTrue());
        assertThat(all.contain(Instance.class)).isTrue();
        assertThat(all.contain(RemovedInstance.class)).isTrue();
    }
}
