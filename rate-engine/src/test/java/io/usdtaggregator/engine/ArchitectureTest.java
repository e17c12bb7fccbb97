package io.usdtaggregator.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between packages. */
class ArchitectureTest {
    /** Packages whose classes belong together. */
    private static final Set<String> LARGER = Set.of(
            "io.usdtaggregator.engine.history.read",
            "io.usdtaggregator.engine.history.write",
            "io.usdtaggregator.engine.updates");

    private static final String BASE = "io.usdtaggregator.engine.";
    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.engine");

    @Test
    void the_engine_knows_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.usdtaggregator.collector..", "io.usdtaggregator.gateway..", "io.usdtaggregator.admin..")
                .check(engine);
    }

    @Test
    void a_preview_can_neither_publish_nor_store_nor_alert() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "preview..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "history..", BASE + "alerts..", "io.vertx.mutiny.sqlclient..")
                .check(engine);
        noClasses()
                .that()
                .resideInAPackage(BASE + "preview..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("PublishedRates")
                .check(engine);
    }

    @Test
    void alerts_do_not_know_who_raises_them() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "alerts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "books..",
                        BASE + "rates..",
                        BASE + "official..",
                        BASE + "preview..",
                        BASE + "watches..",
                        BASE + "history..")
                .check(engine);
    }

    @Test
    void commands_go_to_redis_through_one_place() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OffersStream")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.redis..")
                .check(engine);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(engine);
    }

    @Test
    void money_never_passes_through_binary_fractions() {
        noClasses()
                .should()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(engine);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(engine, LARGER);
    }
}
