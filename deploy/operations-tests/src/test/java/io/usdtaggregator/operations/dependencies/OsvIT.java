package io.usdtaggregator.operations.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the services, by what OSV knows today; with the profile {@code osv} only, since it needs a network. */
@Tag("network")
class OsvIT {
    private final Osv osv = new Osv(URI.create(System.getProperty("osv.api", "https://api.osv.dev")));

    @Test
    void no_artifact_of_a_service_has_a_vulnerability_that_osv_knows_and_that_is_not_accepted() throws IOException {
        List<DependencyRules.Accepted> accepted = DependencyRules.read().accepted();
        List<String> found = osv.knownOf(artifacts()).stream()
                .filter(known -> accepted.stream()
                        .noneMatch(entry -> known.names().contains(entry.id())
                                && known.artifact().name().equals(entry.artifact())))
                .map(known -> known.artifact() + " has " + String.join(", ", known.names()))
                .toList();

        assertEquals(List.of(), found);
    }

    private static List<Artifact> artifacts() throws IOException {
        List<Artifact> all = new ArrayList<>();
        for (String service : BillOfMaterials.SERVICES) {
            all.addAll(BillOfMaterials.of(service));
        }
        return all.stream().distinct().toList();
    }
}
