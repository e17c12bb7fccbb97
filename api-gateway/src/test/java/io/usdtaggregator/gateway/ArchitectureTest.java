package io.usdtaggregator.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between packages. */
class ArchitectureTest {
    private static final String BASE = "io.usdtaggregator.gateway.";
    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.gateway");

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
    void live_data_knows_nothing_of_who_reads_it() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "livedata..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "rates..", BASE + "offers..", BASE + "access..", BASE + "stream..", "jakarta.ws.rs..")
                .check(gateway);
    }

    @Test
    void the_database_is_off_the_path_of_answers() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "rates..", BASE + "offers..", BASE + "reference..", BASE + "status..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.quarkus.redis..", "org.flywaydb..")
                .check(gateway);
    }
}
