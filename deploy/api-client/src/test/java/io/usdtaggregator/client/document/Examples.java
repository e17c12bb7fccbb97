package io.usdtaggregator.client.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The answers that the document shows, each with the name of its schema. */
final class Examples {
    /** @param where the operation and the example's own name */
    record Example(String schema, String where, JsonNode value) {}

    private Examples() {}

    static List<Example> ofAnswers() {
        List<Example> all = new ArrayList<>();
        document()
                .path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("responses")
                        .forEach(response ->
                                add(all, operation.path("operationId").asText(), response))));
        return all;
    }

    private static void add(List<Example> all, String operation, JsonNode response) {
        JsonNode content = response.path("content").path("application/json");
        String schema = content.at("/schema/$ref").asText().replaceAll(".*/", "");
        content.path("examples")
                .fields()
                .forEachRemaining(example -> all.add(new Example(
                        schema,
                        operation + " " + example.getKey(),
                        example.getValue().path("value"))));
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Documents.NOW);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
