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
    private static final String GATEWAY = "io.usdtaggregator.gateway.";
    private final JavaClasses base = new ClassFileImporter().importPath("target/classes");

    @Test
    void packages_have_no_cycles() {
        slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles().check(base);
    }

    @Test
    void live_data_knows_nothing_of_who_reads_it() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY + "livedata..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        GATEWAY + "security..",
                        GATEWAY + "tokens..",
                        GATEWAY + "usage..",
                        GATEWAY + "fastpath..",
                        GATEWAY + "http..",
                        "jakarta.ws.rs..")
                .check(base);
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
                .check(base);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(base, Set.of());
    }
}
