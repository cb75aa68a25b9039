package io.strongroom.assets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The library's own rules: plain Java on Vert.x and Jackson, packages in layers. */
class ArchitectureTest {

    private static final String ROOT = "io.strongroom.assets";
    private static final List<String> LEAVES =
            List.of("call", "canonical", "aql", "rate", "egress", "definition", "issue");

    private final JavaClasses library = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageThatARuleNamesHasClasses() {
        for (String leaf : LEAVES) {
            assertThat(library.stream().filter(type -> type.getPackageName().equals(ROOT + '.' + leaf)))
                    .as(leaf)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void theLibraryNeedsNoContainer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "javax.inject..", "io.smallrye..", "org.slf4j..")
                .check(library);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        ROOT + "..",
                        "io.vertx.core..",
                        "com.fasterxml.jackson..",
                        "org.jboss.logging..",
                        "org.jspecify..")
                .check(library);
    }

    @Test
    void onlyTheRootPackageKnowsVertx() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..")
                .check(library);
    }

    @Test
    void packagesDependInOneDirection() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(library);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(library);
        classes()
                .that()
                .resideInAPackage(ROOT + ".call")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".call", "org.jspecify..")
                .check(library);
        classes()
                .that()
                .resideInAPackage(ROOT + ".aql")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".aql", "org.jspecify..")
                .check(library);
    }

    @Test
    void noNameHidesWhatATypeDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
                .orShould()
                .haveNameMatching(".*\\.(Base\\w*|Abstract\\w*Service)")
                .check(library);
    }
}
