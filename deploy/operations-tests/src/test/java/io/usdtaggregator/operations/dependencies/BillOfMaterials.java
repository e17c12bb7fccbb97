package io.usdtaggregator.operations.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is in a service, as its build wrote it down. */
final class BillOfMaterials {
    static final List<String> SERVICES = List.of("offer-collector", "rate-engine", "api-gateway", "admin-ui");
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private BillOfMaterials() {}

    /** The artifacts of others that a service runs with; its build has to have packaged it. */
    static List<Artifact> of(String service) throws IOException {
        Path file = ROOT.resolve(service).resolve("target/bom.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: run mvn package in the root first");
        }
        return read(new ObjectMapper().readTree(file.toFile()));
    }

    static List<Artifact> read(JsonNode document) {
        return elements(document.path("components"))
                .filter(BillOfMaterials::isThereAtRunTime)
                .filter(component -> !component.path("group").asText().equals("io.usdtaggregator"))
                .map(component -> new Artifact(
                        component.path("group").asText() + ":"
                                + component.path("name").asText(),
                        component.path("version").asText(),
                        elements(component.path("licenses"))
                                .map(BillOfMaterials::licence)
                                .toList()))
                .toList();
    }

    private static boolean isThereAtRunTime(JsonNode component) {
        return elements(component.path("properties"))
                .filter(property -> property.path("name").asText().equals("quarkus:component:scope"))
                .noneMatch(property -> property.path("value").asText().equals("development"));
    }

    private static String licence(JsonNode entry) {
        return Stream.of(
                        entry.at("/license/id").asText(),
                        entry.at("/license/name").asText(),
                        entry.path("expression").asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
