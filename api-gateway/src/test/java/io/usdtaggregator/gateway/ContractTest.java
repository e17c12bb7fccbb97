package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document and the running gateway say the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ContractTest {

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> caller("/api/v1/currencies").statusCode() == 200);
    }

    @Test
    void every_documented_operation_answers_only_what_is_documented() throws Exception {
        JsonNode document = document();
        document.path("paths").fields().forEachRemaining(path -> {
            JsonNode get = path.getValue().path("get");
            if (get.isMissingNode() || path.getKey().endsWith("/stream")) {
                return;
            }
            String address = path.getKey()
                    .replace("{rate_id}", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
                    .replaceAll("\\{[a-z_]+}", "00000000-0000-0000-0000-000000000000");
            for (String query : List.of("", "?fiat=XOF&trade_type=BUY", "?fiat=NOT&amount=-1")) {
                Response answer = caller(address + query);
                JsonNode documented = get.path("responses").path(String.valueOf(answer.statusCode()));
                assertTrue(documented.isObject(), address + query + " answered " + answer.statusCode());
                if (answer.statusCode() == 200) {
                    holds(document, documented.at("/content/application~1json/schema"), answer, address);
                }
            }
        });
    }

    @Test
    void every_example_has_the_fields_of_its_schema() throws Exception {
        JsonNode document = document();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().forEach(operation -> {
            JsonNode content = operation.at("/responses/200/content/application~1json");
            if (content.isObject()) {
                List<String> missing = missing(document, content.path("schema"), content.path("example"), "example");
                assertEquals(List.of(), missing, path.getKey());
            }
        }));
    }

    private static void holds(JsonNode document, JsonNode schema, Response answer, String address) {
        try {
            JsonNode body = MarketJson.mapper().readTree(answer.asString());
            assertEquals(List.of(), missing(document, schema, body, "body"), address);
        } catch (java.io.IOException broken) {
            throw new AssertionError(address + " did not answer JSON", broken);
        }
    }

    /** What the schema requires and the value lacks, and what the value has and the schema does not know. */
    private static List<String> missing(JsonNode document, JsonNode given, JsonNode value, String where) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        List<String> wrong = new ArrayList<>();
        if (value.isObject()
                && schema.has("properties")
                && schema.path("required").size() > 2) {
            Set<String> known = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(known::add);
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    wrong.add(where + "." + name.asText() + " is missing");
                }
            });
            value.fields().forEachRemaining(field -> {
                if (!known.contains(field.getKey())) {
                    wrong.add(where + "." + field.getKey() + " is not documented");
                } else {
                    wrong.addAll(missing(
                            document,
                            schema.path("properties").path(field.getKey()),
                            field.getValue(),
                            where + "." + field.getKey()));
                }
            });
        } else if (value.isArray() && schema.has("items")) {
            value.forEach(item -> wrong.addAll(missing(document, schema.path("items"), item, where + "[]")));
        } else if (value.isObject() && schema.has("properties")) {
            value.fields()
                    .forEachRemaining(field -> wrong.addAll(missing(
                            document,
                            schema.path("properties").path(field.getKey()),
                            field.getValue(),
                            where + "." + field.getKey())));
        }
        return wrong;
    }

    private static JsonNode document() throws Exception {
        String json = given().queryParam("format", "json").get("/api/schema").asString();
        JsonNode document = MarketJson.mapper().readTree(json);
        assertTrue(
                document.path("openapi").asText().startsWith("3.1"),
                document.path("openapi").asText());
        return document;
    }

    private static Response caller(String path) {
        return given().header("X-API-Key", Seed.OPERATOR_KEY.text()).get(path);
    }
}
