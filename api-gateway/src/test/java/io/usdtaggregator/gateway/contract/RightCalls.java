package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.model.json.MarketJson;
import java.util.Map;
import java.util.function.Function;

/** A call of each operation that deserves its success, given the world of the test. */
final class RightCalls {
    static final String RATE_ID = "01J5T2YB0000000000000000AA";
    private static final String QUOTE = "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"1000\"}";

    private final ApiDocument document;
    private final Function<Call, JsonNode> answered;
    private final Map<String, Function<Call, Call>> special;
    private String webhook = "";
    private String spare = "";

    /** @param answered gives a call and reads its answer */
    RightCalls(ApiDocument document, Function<Call, JsonNode> answered) {
        this.document = document;
        this.answered = answered;
        this.special = Map.ofEntries(
                Map.entry("getToken", call -> call.sending(login())),
                Map.entry("refreshToken", call -> call.sending("{\"refresh\":\"" + refreshToken() + "\"}")),
                Map.entry("getHistory", RightCalls::market),
                Map.entry("getCandles", call -> market(call).asking("interval", "1h")),
                Map.entry("getRate", call -> at(call, RATE_ID)),
                Map.entry("getAdvertiser", call -> market(call).asking("reference", reference())),
                Map.entry("makeQuote", call -> call.sending(QUOTE)),
                Map.entry("getQuote", call -> at(call, made("/api/v1/quotes", QUOTE))),
                Map.entry("createWebhook", call -> call.sending(webhookBody())),
                Map.entry("getWebhook", call -> at(call, webhook())),
                Map.entry("replaceWebhookSecret", call -> at(call, webhook())),
                Map.entry("testWebhook", call -> at(call, webhook())),
                Map.entry("listDeliveries", call -> at(call, webhook())),
                Map.entry("replayDelivery", call -> at(call, webhook(), delivery())),
                Map.entry("deleteWebhook", call -> at(call, spare = standing(spare))));
    }

    Call of(Operation operation) {
        Call call = new Call(operation.method(), operation.path());
        if (!operation.node().path("security").isArray()) {
            call.with("X-API-Key", Seed.OPERATOR_KEY.text());
        }
        Function<Call, Call> fill =
                special.get(operation.node().path("operationId").asText());
        return fill != null ? fill.apply(call) : needed(operation, call);
    }

    /** What has to be there, as the document's own examples have it. */
    private Call needed(Operation operation, Call call) {
        document.parameters(operation).stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .forEach(parameter -> call.asking(
                        parameter.path("name").asText(),
                        document.examples(parameter).values().stream()
                                .map(JsonNode::asText)
                                .filter(value -> !value.equals("XAF") && !value.isEmpty())
                                .reduce((first, last) -> last)
                                .orElseThrow()));
        return call;
    }

    private static Call market(Call call) {
        return call.asking("fiat", "XOF").asking("trade_type", "BUY");
    }

    private static Call at(Call call, String... values) {
        for (String value : values) {
            call.path = call.path.replaceFirst("\\{[a-z_]+}", value);
        }
        return call;
    }

    private String login() {
        return MarketJson.write(Map.of("username", "boss", "password", Seed.PASSWORD));
    }

    private String refreshToken() {
        return answered.apply(new Call("POST", "/api/v1/auth/token").sending(login()))
                .path("refresh")
                .asText();
    }

    private String reference() {
        Call offers = market(new Call("GET", "/api/v1/offers").with("X-API-Key", Seed.OPERATOR_KEY.text()));
        return answered.apply(offers).at("/offers/0/reference").asText();
    }

    private String webhookBody() {
        return "{\"url\":\"http://127.0.0.1:9/hook\",\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"SELL\","
                + "\"deviation_pct\":\"0.5\"}";
    }

    private String webhook() {
        return webhook = standing(webhook);
    }

    /** This one unless it is gone: an account may have so many only. */
    private String standing(String id) {
        Call find = new Call("GET", "/api/v1/webhooks/" + id).with("X-API-Key", Seed.OPERATOR_KEY.text());
        return !id.isEmpty() && answered.apply(find).has("id") ? id : made("/api/v1/webhooks", webhookBody());
    }

    private String delivery() {
        Call test =
                new Call("POST", "/api/v1/webhooks/" + webhook() + "/test").with("X-API-Key", Seed.OPERATOR_KEY.text());
        return answered.apply(test).path("n").asText();
    }

    private String made(String path, String body) {
        return answered.apply(new Call("POST", path)
                        .with("X-API-Key", Seed.OPERATOR_KEY.text())
                        .sending(body))
                .path("id")
                .asText();
    }
}
