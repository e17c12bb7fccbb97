package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds markets and corridors by codes, names and sides, in either language, with or without accents: {@code xof ci vente},
 * {@code cote d'ivoire}, {@code cedi}, {@code senegal ghana}. Pure.
 */
final class MarketSearch {
    private static final Map<String, TradeType> SIDES = Map.of(
            "buy", TradeType.BUY,
            "buys", TradeType.BUY,
            "achat", TradeType.BUY,
            "achete", TradeType.BUY,
            "acheter", TradeType.BUY,
            "sell", TradeType.SELL,
            "sells", TradeType.SELL,
            "vente", TradeType.SELL,
            "vend", TradeType.SELL,
            "vendre", TradeType.SELL);

    private static final int LONGEST_CODE = 3;

    private final Settings settings;
    private final String language;

    MarketSearch(Settings settings, String language) {
        this.settings = settings;
        this.language = language;
    }

    List<Hit> find(String query) {
        List<String> words = new ArrayList<>(SearchWords.of(query));
        Optional<TradeType> side =
                words.stream().map(SIDES::get).filter(Objects::nonNull).findFirst();
        words.removeIf(SIDES::containsKey);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Hit> markets = places(words).stream()
                .flatMap(place -> side.map(only -> Stream.of(new Market(place.fiat(), place.country(), only)))
                        .orElseGet(place::sides))
                .map(this::market)
                .toList();
        return markets.isEmpty() ? corridors(words) : markets;
    }

    /** From what the first words name to what the others name. */
    private List<Hit> corridors(List<String> words) {
        return IntStream.range(1, words.size())
                .boxed()
                .flatMap(at -> between(ends(words.subList(0, at)), ends(words.subList(at, words.size()))))
                .distinct()
                .toList();
    }

    /** Words that name a currency mean its whole zone. */
    private List<Place> ends(List<String> words) {
        List<Place> all = places(words);
        List<Place> zones =
                all.stream().filter(place -> place.country() == null).toList();
        return zones.isEmpty() ? all : zones;
    }

    private Stream<Hit> between(List<Place> from, List<Place> to) {
        return from.stream().flatMap(start -> to.stream()
                .filter(end -> !end.fiat().equals(start.fiat()))
                .map(end -> corridor(start, end)));
    }

    private List<Place> places(List<String> words) {
        return settings.activePlaces()
                .filter(place -> words.stream().allMatch(word -> names(place).anyMatch(name -> isLike(name, word))))
                .toList();
    }

    private Hit market(Market market) {
        return Hit.market(
                market.key(),
                PlaceName.of(market, settings, language),
                market.tradeType().name());
    }

    private Hit corridor(Place from, Place to) {
        return Hit.corridor(
                new Corridor(from.fiat(), from.country(), to.fiat(), to.country()).key(),
                PlaceName.of(from, settings, language),
                PlaceName.of(to, settings, language));
    }

    private Stream<String> names(Place place) {
        Stream<String> ofCurrency = Stream.concat(
                Stream.of(place.fiat()),
                settings.currency(place.fiat()).map(CurrencySetting::name).stream()
                        .flatMap(name -> Stream.of(name.en(), name.fr())));
        return place.country() == null
                ? ofCurrency
                : Stream.concat(
                        ofCurrency,
                        Stream.of(
                                place.country(),
                                PlaceName.of(place, settings, "en").country(),
                                PlaceName.of(place, settings, "fr").country()));
    }

    /** A code whole, a name by the beginning of any of its words. */
    private static boolean isLike(String name, String word) {
        return name.length() <= LONGEST_CODE ? name.equalsIgnoreCase(word) : SearchWords.begins(name, word);
    }
}
