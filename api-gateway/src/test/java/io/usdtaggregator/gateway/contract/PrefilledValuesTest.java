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
import io.usdtaggregator.gateway.FakeEngine;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opens the documentation and presses "Execute" gets an answer: prefilled values are not refused, nor together. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class PrefilledValuesTest {
    /** They need a name that only an earlier answer gives: nothing is prefilled, and nothing is sent without. */
    private static final Set<String> OF_NAMES =
            Set.of("getRate", "getAdvertiser", "getQuote", "getWebhook", "listDeliveries");

    /** It has no end. */
    private static final String STREAM = "streamRates";

    @Inject
    Seed seed;

    private ApiDocument document;

    @BeforeEach
    void a_market_and_a_corridor() {
        seed.all();
        PricedRate buy = Seed.rate(
                Market.zone("XOF", TradeType.BUY),
                Instant.now(),
                null,
                anOffer().at("600").of("100", "900000").build());
        PricedRate sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12.3").of("10", "900000").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        FakeEngine.answers("/internal/ticks", "{\"ticks\":[],\"next_cursor\":null}");
        FakeEngine.answers("/internal/candles", "{\"candles\":[]}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> caller("/api/v1/rates/cross", Map.of("from_currency", "XOF", "to_currency", "GHS"))
                                .statusCode()
                        == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> caller("/api/v1/webhooks", Map.of()).statusCode() == 200);
        document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
    }

    @AfterEach
    void out() {
        FakeEngine.isOut();
    }

    @Test
    void each_get_as_it_is_prefilled_is_answered() {
        Map<String, String> refused = new TreeMap<>();
        Set<String> withoutName = new TreeSet<>();
        document.operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !id(operation).equals(STREAM))
                .forEach(operation -> {
                    if (isWhole(operation)) {
                        Response answer = caller(operation.path(), prefilled(operation));
                        if (answer.statusCode() != 200) {
                            refused.put(id(operation), answer.asString());
                        }
                    } else {
                        withoutName.add(id(operation));
                    }
                });
        assertEquals(Map.of(), refused);
        assertEquals(new TreeSet<>(OF_NAMES), withoutName);
    }

    private boolean isWhole(Operation operation) {
        return document.parameters(operation).stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .allMatch(parameter -> value(parameter).isPresent());
    }

    private Map<String, String> prefilled(Operation operation) {
        Map<String, String> values = new TreeMap<>();
        document.parameters(operation).forEach(parameter -> value(parameter)
                .ifPresent(value -> values.put(parameter.path("name").asText(), value)));
        return values;
    }

    /** As Swagger UI fills a field: by the example, the first of several, or the default. */
    private static Optional<String> value(JsonNode parameter) {
        if (parameter.has("example")) {
            return Optional.of(parameter.path("example").asText());
        }
        if (parameter.path("examples").elements().hasNext()) {
            return Optional.of(
                    parameter.path("examples").elements().next().path("value").asText());
        }
        return Optional.ofNullable(parameter.at("/schema/default").asText(null));
    }

    private static String id(Operation operation) {
        return operation.node().path("operationId").asText();
    }

    private static Response caller(String path, Map<String, String> parameters) {
        return given().header("X-API-Key", Seed.OPERATOR_KEY.text())
                .queryParams(parameters)
                .get(path);
    }
}
