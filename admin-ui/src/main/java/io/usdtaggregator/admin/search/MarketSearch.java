package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.page.PlaceName;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds markets and corridors by codes, names and sides, in either language: {@code xof ci vente}, {@code ghana}. Pure. */
final class MarketSearch {
    private static final Map<String, TradeType> SIDES = Map.of(
            "buy", TradeType.BUY,
            "buys", TradeType.BUY,
            "achat", TradeType.BUY,
            "achète", TradeType.BUY,
            "sell", TradeType.SELL,
            "sells", TradeType.SELL,
            "vente", TradeType.SELL,
            "vend", TradeType.SELL);

    private final Settings settings;
    private final String language;

    MarketSearch(Settings settings, String language) {
        this.settings = settings;
        this.language = language;
    }

    List<Hit> find(String query) {
        List<String> words = new ArrayList<>(Arrays.stream(query.split("[\\s:→>/,-]+"))
                .filter(word -> !word.isEmpty())
                .toList());
        Optional<TradeType> side = words.stream()
                .map(word -> SIDES.get(word.toLowerCase(java.util.Locale.ROOT)))
                .filter(found -> found != null)
                .findFirst();
        words.removeIf(word -> SIDES.containsKey(word.toLowerCase(java.util.Locale.ROOT)));
        if (words.isEmpty()) {
            return List.of();
        }
        List<Place> currencies =
                words.stream().flatMap(word -> currency(word).stream()).toList();
        return currencies.size() == 2 && words.size() == 2 && !currencies.get(0).equals(currencies.get(1))
                ? List.of(corridor(currencies.get(0), currencies.get(1)))
                : settings.activePlaces()
                        .filter(place ->
                                words.stream().allMatch(word -> names(place).anyMatch(isLike(word))))
                        .flatMap(place -> side.map(only -> Stream.of(new Market(place.fiat(), place.country(), only)))
                                .orElseGet(place::sides))
                        .map(this::market)
                        .toList();
    }

    private Optional<Place> currency(String word) {
        return settings.activeCurrencies()
                .filter(currency -> currency.code().equalsIgnoreCase(word))
                .map(currency -> new Place(currency.code(), null))
                .findFirst();
    }

    private Hit market(Market market) {
        return Hit.market(
                market.key(),
                PlaceName.of(market, settings, language),
                market.tradeType().name());
    }

    private Hit corridor(Place from, Place to) {
        return Hit.corridor(
                new Corridor(from.fiat(), null, to.fiat(), null).key(),
                PlaceName.of(from, settings, language),
                PlaceName.of(to, settings, language));
    }

    private Stream<String> names(Place place) {
        return place.country() == null
                ? Stream.of(place.fiat())
                : Stream.of(
                        place.fiat(),
                        place.country(),
                        PlaceName.of(place, settings, "en").country(),
                        PlaceName.of(place, settings, "fr").country());
    }

    /** A code whole, a name by the beginning of any of its words. */
    private static java.util.function.Predicate<String> isLike(String word) {
        String wanted = word.toLowerCase(java.util.Locale.ROOT);
        return name -> name.length() <= 3
                ? name.equalsIgnoreCase(word)
                : wanted.length() > 2
                        && Arrays.stream(name.toLowerCase(java.util.Locale.ROOT).split("[\\s'’-]+"))
                                .anyMatch(part -> part.startsWith(wanted));
    }
}
