package io.usdtaggregator.admin.changetext;

import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.RateMessages;
import io.usdtaggregator.admin.messages.SettingMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people call the parts of the settings that stand in lists: {@code XOF, Ivory Coast, SELL} is a rule. */
final class SubjectText {
    private static final String COUNTRIES = "countries";
    private static final String ARROW = " → ";

    private final String language;
    private final SettingMessages messages;
    private final RateMessages rates;
    private final PriceMessages terms;
    private final JsonArray currencies;

    /** @param currencies those of the settings, which know the names of countries */
    SubjectText(
            String language, SettingMessages messages, RateMessages rates, PriceMessages terms, JsonArray currencies) {
        this.language = language;
        this.messages = messages;
        this.rates = rates;
        this.terms = terms;
        this.currencies = currencies;
    }

    /**
     * @param list the path of the list, such as {@code platforms[]}
     * @param parent the name of what the list is in; may be empty
     */
    String of(String list, String parent, JsonObject element) {
        return switch (list) {
            case "adjustments[]" -> rule(element);
            case "cross_adjustments[]" -> crossRule(element);
            case "liquidity[]" -> limit(element);
            case "platforms[]" -> element.getString("name", element.getString("code"));
            case "currencies[].countries[]" -> parent + ", " + named(element);
            default -> element.getString("code", element.getString("id", list));
        };
    }

    /** {@code XOF, whole zone}, or {@code XOF, Ivory Coast}. */
    String place(String currency, String country) {
        return currency + ", " + (country == null ? rates.wholeZone() : country(currency, country));
    }

    /** {@code XOF, Ivory Coast, SELL}. */
    String market(String currency, String country, String tradeType) {
        return place(currency, country) + ", " + side(tradeType);
    }

    /** Of a rule's scope as {@code RuleOverlaps} names it: {@code XOF:CI:*}, {@code XOF → *}. */
    String scope(String scope) {
        String[] parts = scope.split(scope.contains(ARROW) ? ARROW : ":");
        List<String> given =
                Stream.of(parts).map(part -> part.equals("*") ? null : part).toList();
        return given.size() == 2
                ? crossRule(new JsonObject().put("from", given.get(0)).put("to", given.get(1)))
                : rule(new JsonObject()
                        .put("currency", given.get(0))
                        .put("country", given.get(1))
                        .put("trade_type", given.get(2)));
    }

    private String rule(JsonObject rule) {
        String currency = rule.getString("currency");
        String country = rule.getString("country");
        String scope = Stream.of(
                        currency,
                        country == null ? null : country(currency, country),
                        side(rule.getString("trade_type")))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return currency == null ? messages.allMarkets() + (scope.isEmpty() ? "" : ", " + scope) : scope;
    }

    private String crossRule(JsonObject rule) {
        return orAll(rule.getString("from")) + ARROW + orAll(rule.getString("to"));
    }

    private String limit(JsonObject limit) {
        return orAll(limit.getString("currency")) + ", " + side(limit.getString("trade_type"));
    }

    private String side(String tradeType) {
        if (tradeType == null) {
            return null;
        }
        return tradeType.equals("BUY") ? terms.buy() : terms.sell();
    }

    private String orAll(String currency) {
        return currency == null ? messages.allCurrencies() : currency;
    }

    private String country(String currency, String code) {
        return elements(currencies)
                .filter(found -> Objects.equals(found.getString("code"), currency))
                .flatMap(found -> elements(found.getJsonArray(COUNTRIES)))
                .filter(found -> code.equals(found.getString("code")))
                .map(this::named)
                .findFirst()
                .orElse(code);
    }

    /** The name of a currency or country in the reader's language, else its code. */
    String named(JsonObject element) {
        JsonObject names = element.getJsonObject("name", new JsonObject());
        return names.getString(language, element.getString("code"));
    }

    /** The objects of a list; none of {@code null}. */
    static Stream<JsonObject> elements(JsonArray list) {
        return list == null
                ? Stream.empty()
                : IntStream.range(0, list.size())
                        .mapToObj(list::getValue)
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast);
    }
}
