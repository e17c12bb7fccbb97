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
    private static final Set<String> LARGER = Set.of("io.usdtaggregator.gateway.webhooks.subscription.WebhookRequest");

    private final JavaClasses webhooks = new ClassFileImporter().importPath("target/classes");

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.usdtaggregator.gateway.webhooks.(*)..")
                .should()
                .beFreeOfCycles()
                .check(webhooks);
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
                .check(webhooks);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(webhooks, LARGER);
    }
}
