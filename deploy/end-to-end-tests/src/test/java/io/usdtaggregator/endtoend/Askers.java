package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Integrators that ask for rates, cross rates and quotes without a pause, and check what they are answered. */
final class Askers {
    private static final List<String> AMOUNTS = List.of("1000", "40000", "500000");
    private static final int DERIVED_EVERY = 20;
    /** What an answer may be while machines go and come; all others are contradictions. */
    private static final List<Integer> EXPECTED = List.of(200, 201, 422, 503);

    private final List<Call> gateways;
    private final JsonNode publicKeys;
    private final ServedAnswers answers;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    Askers(List<Call> gateways, JsonNode publicKeys, ServedAnswers answers) {
        this.gateways = gateways;
        this.publicKeys = publicKeys;
        this.answers = answers;
    }

    /** How many answers carried a rate. */
    int asked() {
        return asked.get();
    }

    /** How often each status was answered to each kind of question. */
    Map<String, AtomicInteger> statuses() {
        return statuses;
    }

    /** Asks one question of any kind at any gateway. */
    void ask(Random random) {
        Call gateway = gateways.get(random.nextInt(gateways.size()));
        String amount = AMOUNTS.get(random.nextInt(AMOUNTS.size()));
        switch (random.nextInt(6)) {
            case 0 -> rates(gateway, "fiat=XOF&trade_type=BUY", "amount=" + amount);
            case 1 -> rates(gateway, "fiat=GHS", "amount=25.5&amount_currency=USDT");
            case 2 -> cross(gateway, "from_currency=XOF&to_currency=GHS", "amount=" + amount);
            case 3 -> cross(gateway, "from_currency=XOF&to_currency=GHS&country_from=CI", "amount=" + amount);
            case 4 -> cross(gateway, "from_currency=GHS&to_currency=XOF", "amount=250.75");
            default -> quote(gateway, amount);
        }
    }

    private void rates(Call gateway, String market, String question) {
        Call.Answer answer = answered("rates", gateway.get("/api/v1/best-rates?" + market + "&" + question));
        for (JsonNode rate : answer.body().path("best_rates")) {
            answers.rate("GET /best-rates?" + market, rate);
            derived(rate, question, "/liquidity/executable_rate");
        }
    }

    private void cross(Call gateway, String corridor, String question) {
        Call.Answer answer = answered("cross", gateway.get("/api/v1/rates/cross?" + corridor + "&" + question));
        if (answer.status() == 200) {
            answers.crossRate("GET /rates/cross?" + corridor, answer.body());
            derived(answer.body(), question, "/amount_received");
            derived(answer.body().at("/legs/buy"), question, "/liquidity/executable_rate");
        }
    }

    private void quote(Call gateway, String amount) {
        String body = "{\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"amount\":\"" + amount + "\"}";
        Call.Answer answer = answered("quote", gateway.post("/api/v1/quotes", body));
        if (answer.status() == 201) {
            answers.crossRate("POST /quotes", answer.body());
            derived(answer.body(), "amount=" + amount, "/executable_rate");
            Signed.checks(answer.body(), publicKeys);
        }
    }

    private Call.Answer answered(String kind, Call.Answer answer) {
        statuses.computeIfAbsent(kind + " " + answer.status() + code(answer), first -> new AtomicInteger())
                .incrementAndGet();
        if (answer.status() < 300) {
            asked.incrementAndGet();
        } else if (!EXPECTED.contains(answer.status())) {
            answers.contradiction(kind + " was answered with " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    private static String code(Call.Answer answer) {
        return answer.status() < 300 ? "" : " " + answer.body().path("code").asText();
    }

    private void derived(JsonNode rate, String question, String field) {
        if (asked.get() % DERIVED_EVERY == 0) {
            answers.derived(rate, question, field);
        }
    }
}
