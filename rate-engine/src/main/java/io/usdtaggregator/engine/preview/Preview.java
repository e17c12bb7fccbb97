package io.usdtaggregator.engine.preview;

import io.usdtaggregator.engine.choosing.BothSides;
import io.usdtaggregator.engine.choosing.MarketBooks;
import io.usdtaggregator.engine.choosing.RateMaking;
import io.usdtaggregator.engine.crossing.Corridors;
import io.usdtaggregator.engine.crossing.CrossMaking;
import io.usdtaggregator.engine.crossing.Place;
import io.usdtaggregator.model.filtering.BookFilter;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every rate and cross rate would be under some settings, made of the same books. Pure. */
public final class Preview {
    private final Map<Market, Rate> rates = new LinkedHashMap<>();
    private final Map<Corridor, CrossRate> crossRates = new LinkedHashMap<>();

    public Preview(Settings settings, Map<Market, MarketBooks> books, Instant now) {
        BookFilter filter = new BookFilter(settings);
        RateMaking making = new RateMaking(settings);
        Place.active(settings).forEach(place -> {
            BothSides sides = BothSides.compared(
                    making.make(Rate.POLICY, filtered(filter, place.buy(), books), now, 0),
                    making.make(Rate.POLICY, filtered(filter, place.sell(), books), now, 0));
            rates.put(place.buy(), sides.buy());
            rates.put(place.sell(), sides.sell());
        });
        CrossMaking crossing = new CrossMaking(settings);
        Corridors.all(settings)
                .forEach(corridor -> crossRates.put(
                        corridor, crossing.make(corridor, market -> Optional.ofNullable(rates.get(market)), now, 0)));
    }

    public Map<Market, Rate> rates() {
        return rates;
    }

    public Map<Corridor, CrossRate> crossRates() {
        return crossRates;
    }

    private static MarketBooks filtered(BookFilter filter, Market market, Map<Market, MarketBooks> books) {
        List<OfferBook> again = Optional.ofNullable(books.get(market)).stream()
                .flatMap(found -> found.byPlatform().values().stream())
                .map(book -> filter.filterAgain(book, book.version()))
                .toList();
        return MarketBooks.of(market, again);
    }
}
