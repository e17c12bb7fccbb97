package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document and the refusals of the gateway name the same parameters and the same allowed values. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ParametersTest {
    private static final String NONE_SUCH = "surprise";
    /** What is allowed there is for staff, the offers of the moment or the market asked for to say: no list can hold it. */
    private static final Set<String> OF_THE_MOMENT = Set.of(
            "amount_currency",
            "fiat",
            "country",
            "platform",
            "payment_method",
            "from_currency",
            "to_currency",
            "country_from",
            "country_to",
            "payment_method_from",
            "payment_method_to");

    @Inject
    Seed seed;

    private ApiDocument document;

    @BeforeEach
    void read() {
        seed.all();
        seed.book(
                "binance",
                Market.zone("XOF", TradeType.BUY),
                Instant.now(),
                anOffer().paidBy("wave").build());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ask("/api/v1/payment-methods", Map.of()).asString().contains("wave"));
        document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
    }

    @Test
    void an_unknown_parameter_is_answered_with_all_that_are_documented() {
        Map<String, Set<String>> documented = new TreeMap<>();
        Map<String, Set<String>> named = new TreeMap<>();
        gets().forEach(operation -> {
            Set<String> names = new TreeSet<>();
            queryParameters(operation)
                    .forEach(parameter -> names.add(parameter.path("name").asText()));
            documented.put(operation.path(), names);
            named.put(
                    operation.path(),
                    new TreeSet<>(allowed(operation, NONE_SUCH).orElseThrow()));
        });
        assertEquals(documented.toString(), named.toString());
    }

    @Test
    void a_documented_list_of_values_is_what_a_wrong_one_is_answered_with() {
        Map<String, List<String>> documented = new TreeMap<>();
        Map<String, List<String>> named = new TreeMap<>();
        gets().forEach(operation -> queryParameters(operation)
                .filter(parameter -> parameter.at("/schema/enum").isArray())
                .forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    documented.put(operation.path() + " " + name, texts(parameter.at("/schema/enum")));
                    named.put(
                            operation.path() + " " + name,
                            allowed(operation, name).orElseThrow());
                }));
        assertEquals(documented.toString(), named.toString());
        assertEquals(List.of("country", "zone"), documented.get("/api/v1/best-rates scope"));
        assertEquals(List.of("BUY", "SELL"), documented.get("/api/v1/rates/stream trade_type"));
    }

    @Test
    void only_what_the_moment_decides_has_allowed_values_that_the_document_does_not_list() {
        Set<String> unlisted = new TreeSet<>();
        gets().forEach(operation -> queryParameters(operation)
                .filter(parameter -> !parameter.at("/schema/enum").isArray())
                .map(parameter -> parameter.path("name").asText())
                .filter(name -> allowed(operation, name).isPresent())
                .forEach(unlisted::add));
        assertEquals(new TreeSet<>(OF_THE_MOMENT), unlisted);
    }

    /** What a 400 says is allowed, of this value or instead of this parameter; empty when it lists nothing. */
    private Optional<List<String>> allowed(Operation operation, String parameter) {
        Response refused = ask(filled(operation), Map.of(parameter, NONE_SUCH));
        return MarketJson.read(refused.asString(), JsonNode.class).findParents("field").stream()
                .filter(error -> error.path("field").asText().equals(parameter))
                .map(error -> error.path("allowed"))
                .filter(JsonNode::isArray)
                .map(ParametersTest::texts)
                .findFirst();
    }

    private Stream<Operation> gets() {
        return document.operations().stream()
                .filter(operation -> operation.method().equals("get"));
    }

    private Stream<JsonNode> queryParameters(Operation operation) {
        return document.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"));
    }

    private static String filled(Operation operation) {
        return operation
                .path()
                .replace("{rate_id}", RightCalls.RATE_ID)
                .replaceAll("\\{[^}]*}", "3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10");
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(value -> all.add(value.asText()));
        return all;
    }

    private static Response ask(String path, Map<String, String> parameters) {
        return given().header("X-API-Key", Seed.OPERATOR_KEY.text())
                .queryParams(parameters)
                .get(path);
    }
}
