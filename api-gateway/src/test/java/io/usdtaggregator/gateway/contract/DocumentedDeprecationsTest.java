package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The day that something is deprecated, the document is held to say it all. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DocumentedDeprecationsTest {
    @Test
    void what_is_deprecated_documents_the_headers_that_tell_of_its_end() {
        ApiDocument document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
        assertEquals(List.of(), untold(document));
        ObjectNode planted = document.root().deepCopy();
        ((ObjectNode) planted.at("/paths/~1api~1v1~1currencies/get")).put("deprecated", true);
        ((ObjectNode) planted.at("/components/parameters/Platform")).put("deprecated", true);
        assertEquals(
                List.of(
                        "GET /api/v1/best-rates",
                        "GET /api/v1/currencies",
                        "GET /api/v1/offers",
                        "GET /api/v1/offers/best",
                        "GET /api/v1/offers/prices"),
                untold(new ApiDocument(planted)));
        ObjectNode headers = (ObjectNode) planted.at("/paths/~1api~1v1~1currencies/get/responses/200/headers");
        headers.putObject("Deprecation");
        headers.putObject("Sunset");
        assertFalse(untold(new ApiDocument(planted)).contains("GET /api/v1/currencies"));
    }

    private static List<String> untold(ApiDocument document) {
        return document.operations().stream()
                .filter(document::isDeprecated)
                .filter(operation -> operation.node().path("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(response -> document.resolved(response.getValue()).path("headers"))
                        .anyMatch(headers -> !headers.has("Deprecation") || !headers.has("Sunset")))
                .map(ApiDocument.Operation::toString)
                .toList();
    }
}
