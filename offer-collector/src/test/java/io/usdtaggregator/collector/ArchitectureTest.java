package io.usdtaggregator.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
                .resideInAnyPackage(
                        "..base.redis..",
                        "..collector.budget..",
                        "..collector.lease..",
                        "..collector.pacing..",
                        "..collector.reading..",
                        "..collector.polling..",
                        "..collector.publishing..")
                .check(collector);
    }

    @Test
    void commands_go_to_redis_through_one_place() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LiveRefresh")
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

    @Test
    void packages_depend_on_each_other_in_one_direction_only() {
        slices().matching("io.usdtaggregator.collector.(**)")
                .should()
                .beFreeOfCycles()
                .check(collector);
    }

    @Test
    void polling_is_built_on_leases_budgets_and_pacing_and_not_the_reverse() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..collector.budget..",
                        "..collector.lease..",
                        "..collector.pacing..",
                        "..collector.publishing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..collector.reading..",
                        "..collector.polling..",
                        "..collector.health..",
                        "..collector.platform..")
                .check(collector);
    }

    @Test
    void a_package_has_at_most_fifteen_classes() {
        Map<String, Long> sizes = collector.stream()
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        sizes.forEach((name, classes) -> assertTrue(classes <= 15, name + " has " + classes));
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(collector, Set.of());
    }
}
