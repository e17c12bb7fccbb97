package io.usdtaggregator.client.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document is right by a parser that is not the gateway's own, and tells what an integrator has to know. */
class DocumentTest {
    private final OpenAPI document = Documents.parsed(Documents.NOW);

    @Test
    void a_strict_parser_finds_nothing_wrong() {
        assertEquals(List.of(), Documents.faults(Documents.NOW));
        assertEquals("3.1.0", document.getOpenapi());
    }

    @Test
    void a_strict_parser_does_find_what_is_wrong() throws Exception {
        assertFalse(Documents.faults(Documents.changed("operationId: getQuote\n", "operationId: getOffers\n"))
                .isEmpty());
    }

    @Test
    void every_operation_has_a_name_a_summary_and_a_description() {
        List<String> bare = operations()
                .filter(operation -> Stream.of(
                                operation.getOperationId(), operation.getSummary(), operation.getDescription())
                        .anyMatch(text -> text == null || text.isBlank()))
                .map(Operation::getOperationId)
                .toList();
        assertEquals(List.of(), bare);
        assertTrue(operations().count() > 25);
    }

    @Test
    void every_answer_and_every_error_has_an_example() {
        List<String> bare = new ArrayList<>();
        operations().forEach(operation -> operation.getResponses().forEach((status, given) -> {
            ApiResponse response = given.get$ref() == null
                    ? given
                    : document.getComponents()
                            .getResponses()
                            .get(given.get$ref().substring(given.get$ref().lastIndexOf('/') + 1));
            if (response.getContent() != null) {
                response.getContent().forEach((type, content) -> {
                    if (!exemplified(content)) {
                        bare.add(operation.getOperationId() + " " + status + " " + type);
                    }
                });
            }
        }));
        assertEquals(List.of(), bare);
    }

    @Test
    void both_ways_to_authenticate_are_there() {
        var schemes = document.getComponents().getSecuritySchemes();
        assertEquals("bearer", schemes.get("BearerToken").getScheme());
        assertEquals("X-API-Key", schemes.get("ApiKeyHeader").getName());
    }

    private Stream<Operation> operations() {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static boolean exemplified(MediaType content) {
        return content.getExample() != null
                || (content.getExamples() != null && !content.getExamples().isEmpty());
    }
}
