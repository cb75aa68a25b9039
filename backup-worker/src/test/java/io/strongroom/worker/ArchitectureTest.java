package io.strongroom.worker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = ArchitectureTest.class.getPackageName();
    private static final String DOMAIN = ROOT + ".domain..";
    private static final String APPLICATION = ROOT + ".application..";
    private static final String SERVICE = ROOT + ".application.service..";
    private static final String ADAPTER = ROOT + ".adapter..";
    private static final String CONFIG = ROOT + ".config..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageThatARuleNamesHasClasses() {
        for (String name : List.of(DOMAIN, APPLICATION, SERVICE, ADAPTER, CONFIG)) {
            assertThat(CLASSES.that(resideInAPackage(name))).as(name).isNotEmpty();
        }
    }

    @Test
    void theDomainKnowsJavaAndItself() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", DOMAIN))
                .check(CLASSES);
    }

    @Test
    void theApplicationKnowsTheDomainAndItself() {
        classes()
                .that()
                .resideInAPackage(APPLICATION)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", DOMAIN, APPLICATION))
                .check(CLASSES);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching(ROOT + ".adapter.(*.*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void onlyTheWiringKnowsTheServices() {
        noClasses()
                .that(not(resideInAnyPackage(SERVICE, CONFIG)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVICE)
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheWiring() {
        noClasses()
                .that(not(resideInAPackage(CONFIG)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONFIG)
                .check(CLASSES);
    }

    @Test
    void thePartsOfTheDomainHaveNoCycles() {
        slices().matching(ROOT + ".domain.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CLASSES);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, APPLICATION)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Instant.class, "now", Clock.class)
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.(Abstract\\w*Service|Base[A-Z]\\w*)")
                .check(CLASSES);
    }
}
