package io.usdtaggregator.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses collector = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.collector");

    @Test
    void adapters_know_neither_redis_nor_who_polls_them() {
        noClasses()
                .that()
                .resideInAPackage("..collector.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..collector.redis..", "..collector.polling..", "..collector.publishing..")
                .check(collector);
    }

    @Test
    void commands_go_to_redis_through_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..collector.redis..", "..collector.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.redis..")
                .check(collector);
    }

    @Test
    void money_never_passes_through_binary_fractions() {
        noClasses()
                .should()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(collector);
        noClasses()
                .that()
                .resideInAPackage("..collector.platform..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Double.class)
                .check(collector);
    }
}
