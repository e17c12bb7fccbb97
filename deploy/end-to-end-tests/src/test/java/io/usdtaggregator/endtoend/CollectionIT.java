package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The collection of docs/examples, request by request in its order, as the tool that it is for sends it. */
class CollectionIT {
    private static final Path COLLECTION = Path.of("../../docs/examples/usdt-aggregator.postman_collection.json");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");
    /** What a request's script keeps for those after it: pm.collectionVariables.set('name', pm.response.json().path). */
    private static final Pattern KEPT =
            Pattern.compile("set\\('(\\w+)', pm\\.response\\.json\\(\\)\\.([\\w.\\[\\]]+)\\)");

    private final World world = new World();
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void a_world_with_a_corridor() {
        world.reset();
        world.book("binance", "XOF/CI/BUY", offer("610", "1", "900000"));
        world.book("binance", "XOF/-/BUY", offer("610", "1", "900000"));
        world.book("binance", "GHS/-/SELL", offer("12.3", "1", "900000"));
        world.refresh();
        await().atMost(PATIENCE)
                .until(() -> world.set
                                .api()
                                .get("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS")
                                .status()
                        == 200);
        await().atMost(PATIENCE).until(() -> world.set
                .api()
                .get("/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI")
                .body()
                .at("/best_rates/0/rate_id")
                .isTextual());
    }

    @Test
    void every_request_of_the_collection_is_answered_as_it_stands() throws Exception {
        JsonNode collection = MarketJson.mapper().readTree(COLLECTION.toFile());
        collection
                .get("variable")
                .forEach(one ->
                        variables.put(one.get("key").asText(), one.get("value").asText()));
        variables.put("base_url", world.set.gateway().base());
        variables.put("api_key", world.set.credentials.get("api_key").asText());
        variables.put(
                "password",
                world.set.credentials.get("integrator").get("password").asText());
        for (JsonNode folder : collection.get("item")) {
            for (JsonNode item : folder.get("item")) {
                send(item, collection.get("auth"));
            }
        }
    }

    private void send(JsonNode item, JsonNode auth) {
        JsonNode request = item.get("request");
        variables.put("$guid", UUID.randomUUID().toString());
        Call call = Call.to("");
        if (!request.has("auth")) {
            call = call.with(
                    auth.get("apikey").get(0).get("value").asText(),
                    filled(auth.get("apikey").get(1).get("value").asText()));
        }
        for (JsonNode header : request.get("header")) {
            // The client sets it with a body.
            if (!header.get("key").asText().equals("Content-Type")) {
                call = call.with(
                        header.get("key").asText(), filled(header.get("value").asText()));
            }
        }
        String address = filled(request.get("url").get("raw").asText());
        Call.Answer answer = request.has("body")
                ? call.post(address, filled(request.get("body").get("raw").asText()))
                : call.get(address);
        assertTrue(answer.status() < 300, item.get("name").asText() + ": " + answer.status() + " " + answer.text());
        keep(item, answer.body());
    }

    private void keep(JsonNode item, JsonNode answer) {
        Matcher script = KEPT.matcher(item.path("event").toString());
        while (script.find()) {
            String pointer =
                    "/" + script.group(2).replace("[", "/").replace("]", "").replace(".", "/");
            JsonNode value = answer.at(pointer);
            assertTrue(value.isTextual(), pointer + " in " + answer);
            variables.put(script.group(1), value.asText());
        }
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
    }
}
