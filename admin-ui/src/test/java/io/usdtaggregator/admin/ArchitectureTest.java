package io.usdtaggregator.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between packages. */
class ArchitectureTest {
    private static final String BASE = "io.usdtaggregator.admin.";
    private static final String[] PAGES = {
        BASE + "adjustments..",
        BASE + "crossadjustments..",
        BASE + "currencies..",
        BASE + "integrators..",
        BASE + "liquidity..",
        BASE + "platforms..",
        BASE + "rates..",
        BASE + "refresh.."
    };
    private final JavaClasses admin = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.admin");

    @Test
    void the_staff_pages_know_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.usdtaggregator.collector..", "io.usdtaggregator.gateway..", "io.usdtaggregator.engine..")
                .check(admin);
    }

    @Test
    void what_pages_show_and_change_knows_no_page() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + "settings..",
                        BASE + "access..",
                        BASE + "audit..",
                        BASE + "login..",
                        BASE + "publishing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PAGES)
                .check(admin);
    }

    @Test
    void pages_leave_the_database_to_those_who_own_the_tables() {
        noClasses()
                .that()
                .resideInAnyPackage(PAGES)
                .and()
                .resideOutsideOfPackage(BASE + "refresh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "org.flywaydb..")
                .check(admin);
    }
}
