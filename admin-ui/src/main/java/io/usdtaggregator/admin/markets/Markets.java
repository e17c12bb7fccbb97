package io.usdtaggregator.admin.markets;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.BookReader;
import io.usdtaggregator.admin.livedata.PublishedRates;
import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings together what is known of one market: its rate, the books of all platforms, the reads that failed. */
@ApplicationScoped
public class Markets {
    private final SettingsVersions settings;
    private final PublishedRates rates;
    private final BookReader books;

    Markets(SettingsVersions settings, PublishedRates rates, BookReader books) {
        this.settings = settings;
        this.rates = rates;
        this.books = books;
    }

    /** What one platform has of a market. */
    private record Platform(Optional<OfferBook> book, Optional<Rate> rate, List<Gap> gaps) {}

    /** A market of no active currency and country is a page that does not exist. */
    Uni<MarketView> of(Market market) {
        return settings.read().chain(inForce -> {
            if (inForce.activeMarkets().noneMatch(market::equals)) {
                throw Problem.notFound("not_found", "This market does not exist.");
            }
            return rates.of(compared(market, inForce)).chain(found -> platforms(inForce, market)
                    .map(platforms -> view(market, inForce, found, platforms)));
        });
    }

    /** The published rates of both sides of a place, for its depth. */
    Uni<Map<Market, Rate>> sides(Place place) {
        return rates.of(place.sides().toList());
    }

    /** Both sides of the market's place, and the same side in the other places of its currency. */
    private static List<Market> compared(Market market, Settings inForce) {
        return inForce.activeMarkets()
                .filter(other -> other.fiat().equals(market.fiat()))
                .filter(other -> other.tradeType() == market.tradeType() || other.equals(market.otherSide()))
                .toList();
    }

    private Uni<List<Platform>> platforms(Settings inForce, Market market) {
        return Multi.createFrom()
                .items(inForce.activePlatforms())
                .onItem()
                .transformToUniAndConcatenate(platform -> platform(platform.code(), market))
                .collect()
                .asList();
    }

    private Uni<Platform> platform(String code, Market market) {
        return Uni.combine()
                .all()
                .unis(books.book(code, market), rates.of(code, List.of(market)), books.gaps(code))
                .asTuple()
                .map(found -> new Platform(
                        found.getItem1(),
                        Optional.ofNullable(found.getItem2().get(market)),
                        found.getItem3().stream()
                                .filter(gap -> gap.market().equals(market))
                                .toList()));
    }

    private static MarketView view(
            Market market, Settings inForce, Map<Market, Rate> published, List<Platform> platforms) {
        Optional<Rate> rate = Optional.ofNullable(published.get(market));
        OfferRows rows = new OfferRows(rate, new BrokenLimits(market, inForce, rate));
        Instant now = Instant.now();
        Map<Market, MarketSide> sides = new HashMap<>();
        compared(market, inForce).forEach(each -> sides.put(each, side(published.get(each), inForce, now)));
        List<OfferRow> offers = platforms.stream()
                .filter(platform -> platform.book().isPresent())
                .flatMap(platform -> rows.of(platform.book().get(), platform.rate()).stream())
                .sorted(Comparator.comparing((OfferRow row) -> !row.state().equals(OfferRow.COUNTS))
                        .thenComparing(row -> !row.isKept()))
                .toList();
        return new MarketView(
                market,
                inForce,
                sides,
                platforms.stream().flatMap(platform -> platform.book().stream()).toList(),
                offers,
                platforms.stream()
                        .flatMap(platform -> platform.gaps().stream())
                        .sorted(Comparator.comparing((Gap gap) -> gap.failure().at(), Comparator.reverseOrder()))
                        .toList());
    }

    private static MarketSide side(Rate rate, Settings inForce, Instant now) {
        return new MarketSide(rate == null ? null : ShownRate.of(rate, inForce, now));
    }
}
