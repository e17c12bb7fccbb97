package io.usdtaggregator.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses model = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.model");

    @Test
    void rules_and_records_know_no_framework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..model.redis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..")
                .check(model);
    }

    @Test
    void money_never_passes_through_binary_fractions() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Double.class).check(model);
        noClasses()
                .should()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(model);
    }

    @Test
    void rules_do_not_know_redis() {
        noClasses()
                .that()
                .resideInAnyPackage("..model.market..", "..model.rate..", "..model.filtering..", "..model.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..model.redis..", "..model.access..")
                .check(model);
    }
}
