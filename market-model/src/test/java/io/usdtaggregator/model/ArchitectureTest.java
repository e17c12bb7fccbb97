package io.usdtaggregator.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String MODEL = "io.usdtaggregator.model.";

    private final JavaClasses model = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.model");

    @Test
    void the_model_knows_no_framework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.jboss..")
                .check(model);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching(MODEL + "(*)..").should().beFreeOfCycles().check(model);
    }

    @Test
    void packages_point_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("market")
                .definedBy(MODEL + "market..", MODEL + "reads..")
                .layer("rate")
                .definedBy(MODEL + "rate..", MODEL + "execution..", MODEL + "official..")
                .layer("settings")
                .definedBy(MODEL + "settings..", MODEL + "freshness..")
                .layer("filtering and adjusting")
                .definedBy(MODEL + "filtering..", MODEL + "adjusting..")
                .layer("choosing and crossing")
                .definedBy(MODEL + "choosing..", MODEL + "crossing..")
                .layer("serving")
                .definedBy(MODEL + "snapshot..", MODEL + "serving..", MODEL + "listing..")
                .whereLayer("serving")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("choosing and crossing")
                .mayOnlyBeAccessedByLayers("serving")
                .whereLayer("filtering and adjusting")
                .mayOnlyBeAccessedByLayers("choosing and crossing", "serving")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("filtering and adjusting", "choosing and crossing", "serving")
                .whereLayer("rate")
                .mayOnlyBeAccessedByLayers("settings", "filtering and adjusting", "choosing and crossing", "serving")
                .check(model);
    }

    @Test
    void the_rules_read_no_clock() {
        noClasses().should().callMethod(Instant.class, "now").check(model);
    }

    @Test
    void money_never_passes_through_binary_fractions() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Double.class).check(model);
        noClasses().should().callMethod(BigDecimal.class, "doubleValue").check(model);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(model, Set.of());
    }
}
