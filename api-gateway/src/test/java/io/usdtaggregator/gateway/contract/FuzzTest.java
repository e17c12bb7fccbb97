package io.usdtaggregator.gateway.contract;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static java.util.stream.Collectors.toCollection;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.FakeEngine;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.gateway.tokens.TokenSigner;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Drives every operation of the document with right and wrong input: each answer is one that the document knows, with its
 * media type, its headers and its schema, and each operation both succeeded and failed.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeEngine.class)
class FuzzTest {
    private static final long SEED = 20261123;
    /** Of each mischief on each operation. */
    private static final int ROUNDS = 4;

    /** As the engine answers them: a change, and no rate any more. */
    private static final String TICKS = """
            {"ticks":[
              {"rate_id":"01J5T2YB0000000000000000AA","at":"2026-08-21T12:00:04.031Z","rate":"612","raw_rate":"600",
               "platform":"binance","reason":null,"heartbeat":false,"observed_at":"2026-08-21T12:00:04Z"},
              {"rate_id":"01J5T2YB0000000000000000AB","at":"2026-08-21T12:20:04.031Z","rate":null,"raw_rate":null,
               "platform":null,"reason":"NO_ELIGIBLE_OFFERS","heartbeat":false,"observed_at":null}],
             "next_cursor":null}
            """;

    private static final Market BUY = Market.zone("XOF", TradeType.BUY);

    @Inject
    Seed seed;

    @Inject
    TokenSigner signatures;

    @TestHTTPResource
    URI gateway;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ApiDocument document;
    private RightCalls right;
    private PricedRate buy;
    private PricedRate sell;
    private PricedCrossRate cross;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> outcomes = new TreeSet<>();

    @BeforeEach
    void a_world_in_which_everything_can_succeed() {
        seed.all();
        buy = Seed.rate(
                BUY, Instant.now(), null, anOffer().at("600").of("1", "900000").build());
        sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12.3").of("1", "900000").build());
        cross = Seed.cross(buy, sell, null);
        seed.publish(List.of(buy, sell), List.of(cross));
        seed.book("binance", BUY, Instant.now(), anOffer().at("600").build());
        FakeEngine.keepsQuotes();
        FakeEngine.answers("/internal/ticks", TICKS);
        FakeEngine.answers(
                "/internal/candles",
                "{\"candles\":[{\"start\":\"2026-08-21T12:00:00Z\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\","
                        + "\"close\":\"1\",\"count\":1}]}");
        FakeEngine.answers(
                "/internal/rates/" + RightCalls.RATE_ID,
                MarketJson.write(
                        Map.of("kind", "rate", "value", MarketJson.mapper().valueToTree(buy))));
        await().atMost(Duration.ofSeconds(60)).until(() -> send(schema()).status() == 200);
        document = new ApiDocument(json(schema()));
        right = new RightCalls(document, this::json);
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        json(right.of(operation("getOffers"))).path("count").asInt() > 0);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> send(right.of(operation("getCrossRate"))).status() == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> send(right.of(operation("listWebhooks"))).status() == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> send(right.of(operation("getKeys"))).status() == 200);
    }

    @AfterEach
    void out() {
        json(right.of(operation("listWebhooks")).asking("page_size", "100"))
                .path("webhooks")
                .forEach(webhook -> send(new Call(
                                "DELETE",
                                "/api/v1/webhooks/" + webhook.path("id").asText())
                        .with("X-API-Key", Seed.OPERATOR_KEY.text())));
        FakeEngine.isOut();
    }

    @Test
    void every_answer_to_right_and_wrong_input_is_one_that_the_document_knows() {
        Nasty nasty = new Nasty(SEED, signatures);
        for (Mischief mischief : Mischief.values()) {
            for (Operation operation : document.operations()) {
                for (int round = 0; round < ROUNDS; round++) {
                    Call call = right.of(operation);
                    if (!mischief.done(call, operation, document, nasty)) {
                        break;
                    }
                    judge(mischief, operation, call);
                }
            }
        }
        assertEquals(List.of(), faults.stream().limit(20).toList());
        assertEquals(needed(), outcomes.stream().filter(needed()::contains).collect(toCollection(TreeSet::new)));
    }

    @Test
    void what_the_engine_keeps_of_the_past_is_answered_as_the_document_says() {
        ObjectNode state = MarketJson.mapper().createObjectNode().put("kept_since", "2020-01-01T00:00:00Z");
        FakeEngine.answers(
                "/internal/as-of",
                state.set("settings", MarketJson.mapper().valueToTree(FirstStart.settings()))
                        .toString());
        FakeEngine.answers("/internal/as-of/rates", MarketJson.write(Map.of("rates", List.of(buy))));
        FakeEngine.answers(
                "/internal/as-of/cross-rates",
                MarketJson.write(Map.of("rates", List.of(buy, sell), "cross_rates", List.of(cross))));
        FakeEngine.answers(
                "/internal/rates/" + RightCalls.RATE_ID,
                MarketJson.write(Map.of(
                        "kind", "cross_rate", "value", MarketJson.mapper().valueToTree(cross))));
        Operation recorded = operation("getRate");
        judge(Mischief.NOTHING, recorded, right.of(recorded));
        for (Operation operation : List.of(operation("getBestRates"), operation("getCrossRate"))) {
            for (Duration ago : List.of(Duration.ZERO, Duration.ofHours(1))) {
                String then = Instant.now().minus(ago).toString();
                judge(Mischief.NOTHING, operation, right.of(operation).asking("as_of", then));
            }
        }
        assertEquals(List.of(), faults);
    }

    /** No schema goes untried: each operation has to have succeeded, and to have been refused. */
    private Set<String> needed() {
        return document.operations().stream()
                .flatMap(operation -> Stream.of(operation + " 2xx", operation + " 4xx"))
                .collect(toCollection(TreeSet::new));
    }

    private void judge(Mischief mischief, Operation operation, Call call) {
        Answer answer = send(call);
        outcomes.add(operation + " " + answer.status() / 100 + "xx");
        List<String> found =
                new ArrayList<>(document.faults(operation, answer.status(), answer.headers(), answer.body()));
        if (answer.status() == 500 || !mischief.allows(answer.status())) {
            found.add("it came to " + answer.status() + " " + answer.body());
        }
        if (answer.isStream()) {
            found.addAll(streamFaults(answer.body()));
        }
        found.forEach(fault -> faults.add(mischief + " " + call + ": " + fault));
    }

    private List<String> streamFaults(String event) {
        String name = event.replaceAll("(?s).*event: ?(\\w+).*", "$1");
        String data = event.replaceAll("(?s).*data: ?([^\n]*).*", "$1");
        return StreamEvents.faults(document, name, MarketJson.read(data, JsonNode.class));
    }

    private static Call schema() {
        return new Call("GET", "/api/schema").asking("format", "json");
    }

    private Operation operation(String id) {
        return document.operations().stream()
                .filter(operation ->
                        operation.node().path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record Answer(int status, java.net.http.HttpHeaders headers, String body) {
        boolean isStream() {
            return status == 200 && isStream(headers);
        }

        static boolean isStream(java.net.http.HttpHeaders headers) {
            return headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        }
    }

    private JsonNode json(Call call) {
        return MarketJson.read(send(call).body(), JsonNode.class);
    }

    private Answer send(Call call) {
        try {
            HttpResponse<InputStream> answer = client.send(call.to(gateway), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(
                        answer.statusCode(),
                        answer.headers(),
                        Answer.isStream(answer.headers())
                                ? firstEvent(body)
                                : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(call.toString(), broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A stream has no end: its first event is enough. */
    private static String firstEvent(InputStream body) throws IOException {
        StringBuilder event = new StringBuilder();
        while (event.indexOf("\n\n") < 0) {
            int next = body.read();
            if (next < 0) {
                break;
            }
            event.append((char) next);
        }
        return event.toString();
    }
}
