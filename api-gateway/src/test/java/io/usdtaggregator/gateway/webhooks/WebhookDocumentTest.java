package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document and what webhooks answer and send say the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhookDocumentTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Market TD = Market.in("XAF", "TD", TradeType.BUY);

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @AfterEach
    void end() {
        tables.clear();
    }

    @Test
    void every_field_of_answers_and_events_is_documented_and_every_needed_one_is_there() throws Exception {
        seed.all();
        seed.publish(
                List.of(Seed.rate(TD, Instant.now(), null, anOffer().at("600").build())), List.of());
        try (Receiver receiver = new Receiver()) {
            Map<String, Object> wanted = Map.of(
                    "url", receiver.url("/documented"),
                    "event", "rate.changed",
                    "fiat", "XAF",
                    "trade_type", "BUY",
                    "country", "TD",
                    "deviation_pct", "0.5");
            await().atMost(PATIENCE)
                    .until(() -> caller().get("/api/v1/webhooks").statusCode() == 200);
            JsonNode created = json(caller().contentType(ContentType.JSON)
                    .body(wanted)
                    .post("/api/v1/webhooks")
                    .asString());
            String path = "/api/v1/webhooks/" + created.path("id").asText();
            await().atMost(PATIENCE).until(() -> !receiver.at("/documented").isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> caller().get(path + "/deliveries").asString().contains("DELIVERED"));
            JsonNode log = json(caller().get(path + "/deliveries").asString());

            holds("CreatedWebhook", created);
            holds("Webhook", json(caller().get(path).asString()));
            holds("WebhookPage", json(caller().get("/api/v1/webhooks").asString()));
            holds("WebhookDeliveryPage", log);
            holds("WebhookDelivery", log.at("/deliveries/0"));
            holds("WebhookAttempt", log.at("/deliveries/0/attempts/0"));
            holds("WebhookDelivery", json(caller().post(path + "/test").asString()));
            holds("ReplacedSecret", json(caller().post(path + "/secret").asString()));
            JsonNode event = json(receiver.at("/documented").get(0).body());
            holds("RateChangedEvent", event);
            holds("Rate", event.at("/data/rate"));
        }
    }

    @Test
    void the_events_themselves_are_in_the_document() throws Exception {
        Set<String> names = new TreeSet<>();
        document().path("webhooks").fieldNames().forEachRemaining(names::add);

        assertEquals(Set.of("alert.raised", "rate.changed", "webhook.test"), names);
    }

    private static void holds(String schema, JsonNode value) throws Exception {
        JsonNode documented = document().at("/components/schemas/" + schema);
        Set<String> there = new TreeSet<>();
        value.fieldNames().forEachRemaining(there::add);
        Set<String> known = new TreeSet<>();
        documented.path("properties").fieldNames().forEachRemaining(known::add);
        Set<String> needed = new TreeSet<>();
        documented.path("required").forEach(name -> needed.add(name.asText()));
        assertTrue(known.containsAll(there), schema + " does not know all of " + there);
        assertTrue(there.containsAll(needed), schema + " needs " + needed + ", there are " + there);
    }

    private static JsonNode document() throws Exception {
        return json(given().queryParam("format", "json").get("/api/schema").asString());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MarketJson.mapper().readTree(text);
    }

    private static RequestSpecification caller() {
        return given().header("X-API-Key", Seed.KEY.text());
    }
}
