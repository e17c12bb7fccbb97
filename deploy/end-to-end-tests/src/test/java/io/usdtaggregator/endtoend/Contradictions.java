package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an answer says against itself. Everything that one answer says is made from one moment (docs/domain.md, 5), so its
 * numbers follow from each other, whatever moved while it was made.
 */
final class Contradictions {
    private static final MathContext PUBLISHED = new MathContext(10, RoundingMode.HALF_EVEN);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final List<String> DOUBTS = List.of("crossed", "side_suspect");
    /** Numbers are published with ten digits: what is worked out from them agrees up to this part. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-8");

    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /** Of a market's rate: the raw rate and the rule make the rate, and an amount gets nothing better than the best. */
    static List<String> ofRate(JsonNode rate) {
        Contradictions contradictions = new Contradictions();
        contradictions.rate("", rate);
        return contradictions.found;
    }

    /** Of a cross rate, or a quote: its legs, both directions, the amount and what is received. */
    static List<String> ofCrossRate(JsonNode cross) {
        Contradictions contradictions = new Contradictions();
        contradictions.crossRate(cross);
        return contradictions.found;
    }

    private void rate(String where, JsonNode rate) {
        if (!rate.hasNonNull("rate")) {
            expect(where + "what has no rate is unavailable", isCalled(rate, "unavailable"));
            return;
        }
        boolean doubtful = isCalled(rate, "stale") || DOUBTS.stream().anyMatch(flags(rate)::contains);
        expect(
                where + "a rate that is stale, crossed or of a suspect side is of low confidence",
                !doubtful || rate.at("/quality/confidence").asText().equals("low"));
        BigDecimal number = decimal(rate, "rate");
        BigDecimal raw = decimal(rate, "raw_rate");
        BigDecimal adjusted = rate.hasNonNull("adjustment") ? step(raw, rate.get("adjustment")) : raw;
        same(where + "raw_rate and its rule make the rate", adjusted, number);
        JsonNode liquidity = rate.path("liquidity");
        if (liquidity.hasNonNull("executable_rate")) {
            BigDecimal executable = decimal(liquidity, "executable_rate");
            int better = rate.get("trade_type").asText().equals("BUY") ? -1 : 1;
            expect(
                    where + "executable_rate " + executable + " is no better than " + number,
                    executable.compareTo(number) != better);
        }
    }

    private void crossRate(JsonNode cross) {
        JsonNode buy = cross.at("/legs/buy");
        JsonNode sell = cross.at("/legs/sell");
        rate("legs.buy: ", buy);
        rate("legs.sell: ", sell);
        if (!cross.hasNonNull("rate")) {
            return;
        }
        BigDecimal rate = decimal(cross, "rate");
        JsonNode rule = cross.path("cross_adjustment");
        boolean ruled = rule.isObject();
        BigDecimal there = ruled ? legStep(decimal(buy, "rate"), rule, "buy") : decimal(buy, "rate");
        BigDecimal back = ruled ? legStep(decimal(sell, "rate"), rule, "sell") : decimal(sell, "rate");
        same("the legs make the rate", back.divide(there, PUBLISHED), rate);
        expect("the answer is as old as its older leg", isAsOldAsItsOlderLeg(cross, buy, sell));
        if (cross.hasNonNull("executable_rate")) {
            BigDecimal executable = decimal(cross, "executable_rate");
            expect("executable_rate " + executable + " is no better than " + rate, executable.compareTo(rate) <= 0);
            received(cross, executable);
        }
        expect(
                "inverse_rate and round_trip_cost_pct come together, or a reason says why not",
                cross.hasNonNull("inverse_rate") == cross.hasNonNull("round_trip_cost_pct"));
        if (cross.hasNonNull("inverse_rate")) {
            BigDecimal cost = decimal(cross, "round_trip_cost_pct");
            BigDecimal expected = BigDecimal.ONE
                    .subtract(rate.multiply(decimal(cross, "inverse_rate")))
                    .multiply(HUNDRED);
            expect(
                    "round_trip_cost_pct " + cost + " is that of both directions, " + expected,
                    expected.subtract(cost).abs().compareTo(new BigDecimal("1e-6")) <= 0);
        }
    }

    private void received(JsonNode cross, BigDecimal executable) {
        BigDecimal covered = decimal(cross, "amount").multiply(decimal(cross, "coverage"));
        BigDecimal expected = covered.multiply(executable);
        BigDecimal received = decimal(cross, "amount_received");
        int decimals = cross.at("/legs/sell/currency_decimals").asInt();
        BigDecimal rounding = HALF.movePointLeft(decimals).add(expected.multiply(TOLERANCE));
        expect(
                "amount_received " + received + " is amount x coverage x executable_rate, " + expected,
                expected.subtract(received).abs().compareTo(rounding) <= 0);
    }

    /** A quote bears no status of freshness: it has its own. */
    private static boolean isAsOldAsItsOlderLeg(JsonNode cross, JsonNode buy, JsonNode sell) {
        Instant older = Stream.of(buy, sell)
                .map(leg -> Instant.parse(leg.get("observed_at").asText()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        boolean stale = isCalled(buy, "stale") || isCalled(sell, "stale");
        return Instant.parse(cross.get("observed_at").asText()).equals(older) && !(stale && isCalled(cross, "fresh"));
    }

    private static boolean isCalled(JsonNode rate, String status) {
        return rate.path("status").asText().equals(status);
    }

    private static List<String> flags(JsonNode rate) {
        return StreamSupport.stream(rate.at("/quality/flags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static BigDecimal step(BigDecimal number, JsonNode rule) {
        return moved(
                number,
                rule.get("mode").asText(),
                decimal(rule, "value"),
                rule.get("direction").asText());
    }

    private static BigDecimal legStep(BigDecimal number, JsonNode rule, String leg) {
        JsonNode step = rule.get(leg);
        return moved(
                number,
                rule.get("mode").asText(),
                decimal(step, "value"),
                step.get("direction").asText());
    }

    private static BigDecimal moved(BigDecimal number, String mode, BigDecimal value, String direction) {
        BigDecimal by = mode.equals("FIXED") ? value : number.multiply(value).divide(HUNDRED);
        return direction.equals("MARKUP") ? number.add(by) : number.subtract(by);
    }

    private void same(String what, BigDecimal expected, BigDecimal actual) {
        expect(what + ": " + expected + " and not " + actual, close(expected, actual));
    }

    private static boolean close(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.abs().multiply(TOLERANCE)) <= 0;
    }

    private void expect(String what, boolean holds) {
        if (!holds) {
            found.add(what);
        }
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }
}
