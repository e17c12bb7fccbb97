package io.usdtaggregator.admin;

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
    private static final String BASE = "io.usdtaggregator.admin.";
    private static final String[] PAGES = {
        BASE + "adjustments..",
        BASE + "alerts..",
        BASE + "approvalspage..",
        BASE + "auditlog..",
        BASE + "changecontrol..",
        BASE + "corridors..",
        BASE + "crossadjustments..",
        BASE + "currencies..",
        BASE + "history..",
        BASE + "integrators..",
        BASE + "liquidity..",
        BASE + "liverates..",
        BASE + "login..",
        BASE + "lookup..",
        BASE + "marketdata..",
        BASE + "markets..",
        BASE + "ownaccount..",
        BASE + "passwordreset..",
        BASE + "platforms..",
        BASE + "pricerules..",
        BASE + "refresh..",
        BASE + "search..",
        BASE + "settingsfile..",
        BASE + "staffaccounts..",
        BASE + "usage..",
        BASE + "webhooks.."
    };
    private final JavaClasses admin = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.admin");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.usdtaggregator.admin.(**)")
                .should()
                .beFreeOfCycles()
                .check(admin);
    }

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
                        BASE + "approvals..",
                        BASE + "access..",
                        BASE + "audit..",
                        BASE + "staff..",
                        BASE + "publishing..",
                        BASE + "database..")
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
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx.mutiny.sqlclient..",
                        "org.flywaydb..",
                        "io.quarkus.hibernate.reactive..",
                        BASE + "database..")
                .check(admin);
    }

    @Test
    void nothing_is_taken_from_the_inside_of_a_library() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..impl..", "io.netty..internal..", "io.quarkus..impl..", "io.quarkus..internal..")
                .check(admin);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(admin, Set.of());
    }
}
