package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.webhooks.change.ChangeCause;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryStatus;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.serving.OtherDirection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every enumeration of the document is the code's, with all of its values. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EnumerationsTest {
    private static final Set<String> EVENTS = Set.of("rate.changed", "alert.raised");

    /** By the last words of where it stands; the longest that fits counts. */
    private static Map<String, Set<String>> values() throws Exception {
        Map<String, Set<String>> values = new TreeMap<>();
        values.put("trade_type", of(TradeType.values()));
        values.put("mode", of(AdjustmentMode.values()));
        values.put("direction", of(Direction.values()));
        values.put("confidence", of(Confidence.values()));
        values.put("flags.items", of(BookFlag.values()));
        values.put("excluded.propertyNames", of(DropReason.values()));
        values.put("Offer.set_aside", of(DropReason.values()));
        values.put("status", of(FreshnessStatus.values()));
        values.put("Quote.status", new TreeSet<>(Set.of("ACTIVE", "EXPIRED")));
        values.put("WebhookDelivery.status", of(DeliveryStatus.values()));
        values.put("FailedRead.status", without("read", of(ReadStatus.values())));
        values.put("reason", of(UnavailableReason.values()));
        values.put("inverse_rate_reason", of(OtherDirection.MissingReason.values()));
        values.put("Derivation.scope", new TreeSet<>(Set.of(Derivation.COUNTRY, Derivation.ZONE)));
        values.put("Derivation.amount_currency", new TreeSet<>(Set.of("FIAT", CurrencyDecimals.USDT)));
        values.put("official_rate_reason", of(OfficialRates.MissingReason.values()));
        values.put(
                "cause",
                of(Stream.of(ChangeCause.values()).map(ChangeCause::wireName).toArray()));
        values.put("AlertRaisedData.kind", codes(AlertKind.values()));
        values.put("kinds.items", codes(AlertKind.values()));
        values.put("severity", codes(AlertSeverity.values()));
        values.put("min_severity", codes(AlertSeverity.values()));
        values.put("RateChangedEvent.type", Set.of("rate.changed"));
        values.put("AlertRaisedEvent.type", Set.of("alert.raised"));
        values.put("WebhookTestEvent.type", Set.of("webhook.test"));
        values.put("RecordedRate.kind", new TreeSet<>(Set.of("rate", "cross_rate")));
        values.put("TokenPair.token_type", Set.of("Bearer"));
        values.put("WebhookRequest.event", new TreeSet<>(EVENTS));
        values.put("Webhook.event", new TreeSet<>(EVENTS));
        values.put("CreatedWebhook.event", new TreeSet<>(EVENTS));
        values.put("WebhookDelivery.event", and("webhook.test", EVENTS));
        return values;
    }

    @Test
    void every_enumeration_has_the_values_of_the_code() throws Exception {
        JsonNode schemas = new ApiDocument(
                        MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class))
                .root()
                .at("/components/schemas");
        Map<String, Set<String>> documented = new TreeMap<>();
        collect("", schemas, documented);
        Map<String, Set<String>> known = values();
        Map<String, Set<String>> expected = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        documented.keySet().forEach(where -> known.keySet().stream()
                .filter(end -> ("." + where).endsWith("." + end))
                .max(java.util.Comparator.comparingInt(String::length))
                .ifPresent(end -> {
                    used.add(end);
                    expected.put(where, known.get(end));
                }));
        assertEquals(expected.toString(), documented.toString());
        assertEquals(known.keySet(), used);
    }

    /** Where each stands, in words without `properties`. */
    private static void collect(String where, JsonNode node, Map<String, Set<String>> all) {
        if (node.path("enum").isArray()) {
            Set<String> values = new TreeSet<>();
            node.path("enum").forEach(value -> values.add(value.asText()));
            values.remove("null");
            all.put(where, values);
        }
        node.fields().forEachRemaining(field -> {
            boolean isWord = !List.of("properties", "if", "then", "else").contains(field.getKey());
            collect(
                    !isWord ? where : where.isEmpty() ? field.getKey() : where + "." + field.getKey(),
                    field.getValue(),
                    all);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(where + "." + i, node.get(i), all);
        }
    }

    private static Set<String> of(Object... constants) {
        return Stream.of(constants)
                .map(constant -> MarketJson.mapper().valueToTree(constant).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(AlertKind... kinds) {
        return Stream.of(kinds)
                .filter(AlertKind::isAlert)
                .map(AlertKind::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(AlertSeverity... severities) {
        return Stream.of(severities).map(AlertSeverity::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> and(String more, Set<String> values) {
        Set<String> all = new TreeSet<>(values);
        all.add(more);
        return all;
    }

    private static Set<String> without(String one, Set<String> values) {
        Set<String> rest = new TreeSet<>(values);
        rest.remove(one);
        return rest;
    }
}
