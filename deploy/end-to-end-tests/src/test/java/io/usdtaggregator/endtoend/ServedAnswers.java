package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/**
 * All that was served, streamed and delivered: what contradicts itself, and what each {@code rate_id} named, to be compared
 * with its record (docs/domain.md, 5 and 8).
 */
final class ServedAnswers {
    private static final int READERS = 4;
    private static final int OK = 200;
    /** A record is written a moment after it is served. */
    private static final Duration AGAIN = Duration.ofMillis(200);
    /** What an id names, beside the offers, of a market; ages and what depends on the question are not of it. */
    private static final List<String> OF_RATE = List.of(
            "fiat",
            "trade_type",
            "country",
            "platform",
            "rate",
            "raw_rate",
            "median",
            "adjusted_median",
            "reference_rate",
            "adjusted_reference_rate",
            "adjustment",
            "fallback",
            "fallback_reason");

    private static final List<String> OF_QUALITY = List.of("offers_seen", "offers_eligible", "excluded", "flags");
    private static final List<String> OF_CROSS_RATE =
            List.of("from_currency", "to_currency", "country_from", "country_to", "rate", "cross_adjustment");

    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final Map<String, JsonNode> named = new ConcurrentHashMap<>();
    private final Map<String, String> derived = new ConcurrentHashMap<>();
    private final AtomicInteger missing = new AtomicInteger();

    /** A market's rate, as {@code where} told it. */
    void rate(String where, JsonNode rate) {
        keep(where, Contradictions.ofRate(rate), rate);
        remember(where, rate, ofRate(rate));
    }

    /** The id of a rate of which nothing else is compared: its record must be there. */
    void served(String rateId) {
        named.putIfAbsent(rateId, MarketJson.mapper().createObjectNode());
    }

    /** A corridor's, or a quote, with both legs. */
    void crossRate(String where, JsonNode cross) {
        keep(where, Contradictions.ofCrossRate(cross), cross);
        remember(where, cross, ofCrossRate(cross));
        cross.path("legs").forEach(leg -> remember(where, leg, ofRate(leg)));
    }

    /** An event of a stream or of a webhook: either of them, or nothing of ours. */
    boolean event(String where, JsonNode event) {
        if (event.has("from_currency")) {
            crossRate(where, event);
        } else if (event.has("trade_type")) {
            rate(where, event);
        } else {
            return false;
        }
        return true;
    }

    /** A number that the record must give again for the question: its JSON pointer and what it was. */
    void derived(JsonNode rate, String question, String field) {
        if (rate.hasNonNull("rate_id") && rate.at(field).isTextual()) {
            String record = "/api/v1/rates/" + rate.get("rate_id").asText() + "?" + question + "#" + field;
            String now = rate.at(field).asText();
            String before = derived.putIfAbsent(record, now);
            if (before != null && !before.equals(now)) {
                contradiction(record + " was " + before + " and " + now);
            }
        }
    }

    void contradiction(String what) {
        contradictions.add(what);
    }

    /** Asks for the record of every id, and for every derived number, until all are there or patience ends. */
    void compareWithRecords(Call api) {
        Set<String> left = ConcurrentHashMap.newKeySet();
        left.addAll(named.keySet());
        derived.keySet().forEach(left::add);
        ForkJoinPool readers = new ForkJoinPool(READERS);
        try {
            await().atMost(PATIENCE).pollInterval(AGAIN).until(() -> {
                readers.submit(() -> left.parallelStream()
                                .filter(each -> isCompared(api, each))
                                .toList()
                                .forEach(left::remove))
                        .join();
                return left.isEmpty();
            });
        } catch (ConditionTimeoutException never) {
            left.forEach(each -> contradiction(each + " has no record; it was " + named.get(each)));
        } finally {
            readers.shutdownNow();
        }
        missing.set(left.size());
    }

    /** So many ids had no record, however long it was waited for. */
    int missing() {
        return missing.get();
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    int ids() {
        return named.size();
    }

    int derivedNumbers() {
        return derived.size();
    }

    /** Whether there is a record to compare with. */
    private boolean isCompared(Call api, String each) {
        String[] question = each.split("#");
        Call.Answer record = api.get(question.length == 1 ? "/api/v1/rates/" + each : question[0]);
        if (record.status() != OK) {
            return false;
        }
        if (question.length == 1) {
            compare(each, record.body());
        } else if (!derived.get(each).equals(record.body().at(question[1]).asText())) {
            contradiction(each + " was " + derived.get(each) + " and the record gives " + record.text());
        }
        return true;
    }

    private void compare(String id, JsonNode record) {
        JsonNode served = named.get(id);
        JsonNode recorded = record.has("from_currency") ? ofCrossRate(record) : ofRate(record);
        if (served.hasNonNull("rate") && !served.equals(recorded)) {
            contradiction(id + " was " + served + " and is recorded as " + recorded);
        }
    }

    private void keep(String where, List<String> found, JsonNode answer) {
        found.forEach(what -> contradiction(where + ": " + what + " in " + answer));
    }

    /** What is too old is shown without its number, which its id names all the same. */
    private void remember(String where, JsonNode answer, ObjectNode content) {
        if (!answer.hasNonNull("rate_id")) {
            return;
        }
        String id = answer.get("rate_id").asText();
        JsonNode before = named.merge(id, content, (known, now) -> known.hasNonNull("rate") ? known : now);
        if (before.hasNonNull("rate") && content.hasNonNull("rate") && !before.equals(content)) {
            contradiction(where + ": " + id + " was " + before + " and is " + content);
        }
    }

    private static ObjectNode ofRate(JsonNode rate) {
        ObjectNode content = only(rate, OF_RATE);
        content.set("quality", only(rate.path("quality"), OF_QUALITY));
        return content;
    }

    private static ObjectNode ofCrossRate(JsonNode cross) {
        ObjectNode content = only(cross, OF_CROSS_RATE);
        for (String leg : List.of("buy", "sell")) {
            content.set(leg, cross.at("/legs/" + leg + "/rate_id"));
        }
        return content;
    }

    private static ObjectNode only(JsonNode from, List<String> fields) {
        ObjectNode content = MarketJson.mapper().createObjectNode();
        fields.stream().filter(from::hasNonNull).forEach(field -> content.set(field, from.get(field)));
        return content;
    }
}
