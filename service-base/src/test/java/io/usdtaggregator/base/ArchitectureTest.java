package io.usdtaggregator.base;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses base = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.base");

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.usdtaggregator.base.(*)..")
                .should()
                .beFreeOfCycles()
                .check(base);
    }

    @Test
    void it_knows_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.usdtaggregator.collector..",
                        "io.usdtaggregator.engine..",
                        "io.usdtaggregator.gateway..",
                        "io.usdtaggregator.admin..")
                .check(base);
    }

    @Test
    void no_internals_of_the_framework_are_touched() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..impl..", "io.netty..internal..", "io.quarkus..impl..", "io.smallrye..impl..")
                .check(base);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(base, Set.of());
    }
}
