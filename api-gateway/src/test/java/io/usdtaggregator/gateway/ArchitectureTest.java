package io.usdtaggregator.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the packages of this module; the build keeps those between modules. */
class ArchitectureTest {
    /** The body of a request, which only Jackson makes: flat, so that it refuses a field that there is not. */
    private static final Set<String> LARGER = Set.of("io.usdtaggregator.gateway.quotes.QuoteRequest");

    private static final String BASE = "io.usdtaggregator.gateway.";
    private final JavaClasses gateway = new ClassFileImporter().importPath("target/classes");

    @Test
    void packages_have_no_cycles() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(gateway);
    }

    /** It is made once, in the build; nothing that answers a call needs it. */
    @Test
    void nothing_knows_what_makes_the_document() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "documentation.openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "documentation.openapi..")
                .check(gateway);
    }

    @Test
    void the_gateway_knows_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.usdtaggregator.collector..", "io.usdtaggregator.engine..", "io.usdtaggregator.admin..")
                .check(gateway);
    }

    @Test
    void the_database_is_off_the_path_of_answers() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "offers..", BASE + "reference..", BASE + "status..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.quarkus.redis..", "org.flywaydb..")
                .check(gateway);
    }

    @Test
    void nothing_reaches_into_vertx_netty_or_quarkus() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..impl..",
                        "io.netty..internal..",
                        "io.vertx..internal..",
                        "io.quarkus..impl..",
                        "io.quarkus..internal..")
                .check(gateway);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(gateway, LARGER);
    }
}
