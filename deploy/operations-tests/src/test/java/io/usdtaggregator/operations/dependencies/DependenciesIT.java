package io.usdtaggregator.operations.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What this build packaged into the services. */
class DependenciesIT {
    static final List<String> SERVICES = BillOfMaterials.SERVICES;
    private final DependencyRules rules = DependencyRules.read();

    DependenciesIT() throws IOException {}

    @ParameterizedTest
    @FieldSource("SERVICES")
    void every_artifact_of_a_service_has_an_allowed_licence(String service) throws IOException {
        List<Artifact> artifacts = BillOfMaterials.of(service);

        assertTrue(artifacts.size() > 100, () -> "only " + artifacts);
        assertEquals(List.of(), rules.refusedLicences(artifacts));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void no_artifact_of_a_service_has_a_known_vulnerability_that_is_not_accepted(String service) throws IOException {
        assertEquals(List.of(), rules.vulnerable(BillOfMaterials.of(service)));
    }

    @Test
    void every_accepted_vulnerability_is_one_that_a_service_has_and_says_why() throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        for (String service : SERVICES) {
            artifacts.addAll(BillOfMaterials.of(service));
        }

        assertEquals(List.of(), rules.needless(artifacts));
        rules.accepted().forEach(entry -> assertTrue(entry.reason().length() > 20, entry.id()));
    }
}
