package io.usdtaggregator.admin.markets;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.page.PlaceName;
import io.usdtaggregator.model.market.Gap;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;

/**
 * All that the page of a market shows.
 *
 * @param rate {@code null}: nothing was published yet
 * @param books of the platforms that have one
 * @param offers of all books, those that count first
 * @param gaps reads of this market that failed, newest first
 */
public record MarketView(
        Market market,
        Settings settings,
        ShownRate rate,
        List<OfferBook> books,
        List<OfferRow> offers,
        List<Gap> gaps) {

    /** Another place of the same currency, to change to. */
    public record OtherPlace(Place place, PlaceName name, boolean isThis) {}

    public PlaceName name(String language) {
        return PlaceName.of(market, settings, language);
    }

    public List<OtherPlace> places(String language) {
        return settings.activePlaces()
                .filter(place -> place.fiat().equals(market.fiat()))
                .map(place ->
                        new OtherPlace(place, PlaceName.of(place, settings, language), place.equals(Place.of(market))))
                .toList();
    }

    /** Identifiers of the ways to pay of any of its offers. */
    public List<String> methods() {
        return offers.stream()
                .map(OfferRow::offer)
                .filter(offer -> offer != null)
                .flatMap(offer -> offer.paymentMethods().stream())
                .map(method -> method.identifier())
                .distinct()
                .sorted()
                .toList();
    }

    public long kept() {
        return offers.stream().filter(OfferRow::isKept).count();
    }

    public List<Depth.Band> depth() {
        return Depth.bands(counting());
    }

    /** The offers that callers' rate is made of, best first. */
    List<Offer> counting() {
        return rate == null ? List.of() : rate.published().filtered().offers();
    }
}
