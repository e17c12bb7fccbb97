package io.usdtaggregator.operations.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.operations.dependencies.DependencyRules.Accepted;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyRulesTest {
    private static final Vulnerability FLAW =
            new Vulnerability("CVE-1", "a.b:c", List.of("[0,1.2.Final)", "[2.0,2.3]"), "says too much");

    @Test
    void an_artifact_with_a_licence_that_is_not_allowed_is_named_with_it() {
        assertEquals(
                List.of("a.b:c:1.0 has the licence GPL-3.0", "a.b:d:1.0 has the licence MIT, AGPL-3.0"),
                rules(List.of())
                        .refusedLicences(List.of(
                                artifact("a.b:c", "1.0", "GPL-3.0"),
                                artifact("a.b:d", "1.0", "MIT", "AGPL-3.0"),
                                artifact("a.b:e", "1.0", "MIT"))));
    }

    @Test
    void an_artifact_without_a_licence_is_named() {
        assertEquals(
                List.of("a.b:c:1.0 has the licence (none)"),
                rules(List.of()).refusedLicences(List.of(artifact("a.b:c", "1.0"))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, true",
        "1.1.9.Final, true",
        "1.2.Final, false",
        "1.9, false",
        "2.0, true",
        "2.3, true",
        "2.3.1, false"
    })
    void a_version_inside_a_range_has_the_vulnerability(String version, boolean vulnerable) {
        assertEquals(
                vulnerable ? List.of("a.b:c:" + version + " has CVE-1: says too much") : List.of(),
                rules(List.of()).vulnerable(List.of(artifact("a.b:c", version), artifact("a.b:d", version))));
    }

    @Test
    void an_accepted_one_is_let_through_as_long_as_it_is_there() {
        Accepted accepted = new Accepted("CVE-1", "a.b:c", "does not reach us");

        assertEquals(List.of(), rules(List.of(accepted)).vulnerable(List.of(artifact("a.b:c", "1.0"))));
        assertEquals(List.of(), rules(List.of(accepted)).needless(List.of(artifact("a.b:c", "1.0"))));
        assertEquals(List.of(accepted), rules(List.of(accepted)).needless(List.of(artifact("a.b:c", "1.2"))));
    }

    @Test
    void what_only_the_build_needs_and_what_is_ours_is_not_judged() throws IOException {
        String document = """
                {"components": [
                  {"group": "io.usdtaggregator", "name": "market-model", "version": "1"},
                  {"group": "a.b", "name": "c", "version": "1.0", "licenses": [{"license": {"id": "MIT"}}],
                   "properties": [{"name": "quarkus:component:scope", "value": "runtime"}]},
                  {"group": "a.b", "name": "d", "version": "1.0", "licenses": [{"license": {"name": "Ours"}}]},
                  {"group": "a.b", "name": "e", "version": "1.0",
                   "properties": [{"name": "quarkus:component:scope", "value": "development"}]}]}
                """;

        assertEquals(
                List.of(artifact("a.b:c", "1.0", "MIT"), artifact("a.b:d", "1.0", "Ours")),
                BillOfMaterials.read(new ObjectMapper().readTree(document)));
    }

    private static DependencyRules rules(List<Accepted> accepted) {
        return new DependencyRules(Set.of("MIT"), List.of(FLAW), accepted);
    }

    private static Artifact artifact(String name, String version, String... licences) {
        return new Artifact(name, version, List.of(licences));
    }
}
