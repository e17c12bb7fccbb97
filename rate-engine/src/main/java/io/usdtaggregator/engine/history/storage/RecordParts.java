package io.usdtaggregator.engine.history.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JSON of a rate, taken apart: its offers stand by themselves, and their amounts apart from their texts.
 *
 * @param rest the rate without its offers; of those set aside the reasons are here
 * @param texts what an offer is besides its amounts, the eligible ones first, then those set aside
 * @param amounts a list for each of {@link #AMOUNTS}
 * @param places where in {@code texts} a text stands first
 */
record RecordParts(
        ObjectNode rest, List<ObjectNode> texts, List<List<BigDecimal>> amounts, Map<ObjectNode, Integer> places) {
    static final List<String> AMOUNTS = List.of("price", "available_usdt", "min_fiat", "max_fiat");
    private static final String OFFERS = "offers";
    private static final String SET_ASIDE = "set_aside";

    RecordParts(ObjectNode rest, List<ObjectNode> texts, List<List<BigDecimal>> amounts) {
        this(rest, texts, amounts, new HashMap<>());
        for (int place = 0; place < texts.size(); place++) {
            places.putIfAbsent(texts.get(place), place);
        }
    }

    /** Of {@code null} without any; throws ArithmeticException when an amount is no number. */
    static RecordParts of(ObjectNode record) {
        if (record == null) {
            return new RecordParts(MarketJson.mapper().createObjectNode(), List.of(), noAmounts());
        }
        ObjectNode rest = record.deepCopy();
        List<ObjectNode> texts = new ArrayList<>();
        List<List<BigDecimal>> amounts = noAmounts();
        each(rest.remove(OFFERS)).forEach(offer -> texts.add(withoutAmounts(offer, amounts)));
        ArrayNode reasons = MarketJson.mapper().createArrayNode();
        each(rest.remove(SET_ASIDE)).forEach(aside -> {
            texts.add(withoutAmounts(aside.get("offer"), amounts));
            reasons.add(aside.get("reason"));
        });
        if (!reasons.isEmpty()) {
            rest.set(SET_ASIDE, reasons);
        }
        return new RecordParts(rest, texts, amounts);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return array == null
                ? Stream.empty()
                : Stream.iterate(0, n -> n < array.size(), n -> n + 1).map(array::get);
    }

    private static List<List<BigDecimal>> noAmounts() {
        return AMOUNTS.stream()
                .<List<BigDecimal>>map(amount -> new ArrayList<>())
                .toList();
    }

    private static ObjectNode withoutAmounts(JsonNode offer, List<List<BigDecimal>> amounts) {
        ObjectNode text = offer.deepCopy();
        for (int column = 0; column < AMOUNTS.size(); column++) {
            JsonNode amount = text.remove(AMOUNTS.get(column));
            if (amount == null || amount.isNull()) {
                throw new ArithmeticException("an offer without " + AMOUNTS.get(column));
            }
            amounts.get(column).add(new BigDecimal(amount.asText()));
        }
        return text;
    }

    /** What {@link #of} took apart. */
    ObjectNode joined() {
        ObjectNode record = rest.deepCopy();
        JsonNode reasons = record.remove(SET_ASIDE);
        int aside = reasons == null ? 0 : reasons.size();
        ArrayNode offers = MarketJson.mapper().createArrayNode();
        ArrayNode setAside = MarketJson.mapper().createArrayNode();
        for (int place = 0; place < texts.size(); place++) {
            ObjectNode offer = texts.get(place).deepCopy();
            for (int column = 0; column < AMOUNTS.size(); column++) {
                offer.put(
                        AMOUNTS.get(column),
                        Decimals.plain(amounts.get(column).get(place)).toPlainString());
            }
            int asidePlace = place - (texts.size() - aside);
            if (asidePlace < 0) {
                offers.add(offer);
            } else {
                setAside.addObject().<ObjectNode>set("offer", offer).set("reason", reasons.get(asidePlace));
            }
        }
        if (!offers.isEmpty()) {
            record.set(OFFERS, offers);
        }
        if (!setAside.isEmpty()) {
            record.set(SET_ASIDE, setAside);
        }
        return record;
    }

    /** Where this text stands here; -1 where it does not. */
    int placeOf(ObjectNode text) {
        return places.getOrDefault(text, -1);
    }

    /** One column of the offers at these places; 0 for -1. */
    List<BigDecimal> amountsAt(List<Integer> wanted, int column) {
        return wanted.stream()
                .map(place -> place < 0 ? BigDecimal.ZERO : amounts.get(column).get(place))
                .toList();
    }

    /** Decimals that hold all of them. */
    static int scale(List<BigDecimal> amounts) {
        return amounts.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    }

    /** What a record that is like this one repeats; what is likeliest last, since compression looks back only so far. */
    List<Object> dictionary() {
        return List.of(texts, rest);
    }
}
