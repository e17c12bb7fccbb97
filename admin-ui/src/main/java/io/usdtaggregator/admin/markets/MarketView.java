package io.usdtaggregator.admin.markets;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.livedata.Spread;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.names.PlatformName;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that the page of a market shows.
 *
 * @param sides what callers are told of this market, of its other side, and of the same side in the currency's other places
 * @param books of the platforms that have one
 * @param offers of all books, those that count first
 * @param gaps reads of this market that failed, newest first
 */
public record MarketView(
        Market market,
        Settings settings,
        Map<Market, MarketSide> sides,
        List<OfferBook> books,
        List<OfferRow> offers,
        List<Gap> gaps) {

    /** A place of the same currency, to compare with and to change to. */
    public record PlaceSide(PlaceName name, Market market, MarketSide side, boolean isThis) {}

    /** Those whose own rates can be compared with what callers are told. */
    public List<PlatformSetting> activePlatforms() {
        return settings.activePlatforms().toList();
    }

    public PlaceName name(String language) {
        return PlaceName.of(market, settings, language);
    }

    public MarketSide side() {
        return sides.get(market);
    }

    public MarketSide otherSide() {
        return sides.get(market.otherSide());
    }

    /** What callers are told; {@code null}: nothing was published yet. */
    public ShownRate rate() {
        return side().rate();
    }

    public Market buyMarket() {
        return place().buy();
    }

    public Market sellMarket() {
        return place().sell();
    }

    /** Of both sides as callers are told them; {@code null} where one is missing. */
    public BigDecimal spread() {
        return Spread.percent(number(buyMarket()), number(sellMarket()));
    }

    /** As staff call it; {@code null} where no platform served. */
    public String platformName() {
        return platformName(rate().platform());
    }

    /** A platform as staff call it, by its code. */
    public String platformName(String code) {
        return PlatformName.of(code, settings);
    }

    /** What the rule is for that applies; {@code null} without one. */
    public SubjectName ruleName(String language) {
        return rate().rule()
                .map(rule -> SubjectName.of(rule.scope(), settings, language))
                .orElse(null);
    }

    /** From the reference rate to the rate, in percent of it; {@code null} where one is missing. */
    public BigDecimal fromReference() {
        BigDecimal reference = side().reference();
        return reference == null || rate().number() == null
                ? null
                : rate().number().subtract(reference).movePointRight(2).divide(reference, MathContext.DECIMAL64);
    }

    public List<PlaceSide> places(String language) {
        return settings.activePlaces()
                .filter(place -> place.fiat().equals(market.fiat()))
                .map(place -> place(new Market(place.fiat(), place.country(), market.tradeType()), language))
                .toList();
    }

    private PlaceSide place(Market other, String language) {
        return new PlaceSide(
                PlaceName.of(Place.of(other), settings, language), other, sides.get(other), other.equals(market));
    }

    /** The payment methods of any of its offers, each once. */
    public List<PaymentMethod> methods() {
        Map<String, PaymentMethod> byId = offers.stream()
                .map(OfferRow::offer)
                .filter(Objects::nonNull)
                .flatMap(offer -> offer.paymentMethods().stream())
                .collect(Collectors.toMap(PaymentMethod::identifier, method -> method, (one, other) -> one));
        return byId.values().stream()
                .sorted(Comparator.comparing(PaymentMethod::identifier))
                .toList();
    }

    public List<MethodRow> byMethod() {
        return MethodRow.of(counting());
    }

    public long kept() {
        return offers.stream().filter(OfferRow::isKept).count();
    }

    public List<Depth.Band> depth() {
        return Depth.bands(sides.get(place().buy()), sides.get(place().sell()));
    }

    /** Spans of time in which reads failed, such as {@code 1764480000-1764480060}, for the chart to mark. */
    public String gapSpans() {
        return gaps.stream()
                .filter(gap -> gap.lastGoodAt() != null)
                .map(gap -> gap.lastGoodAt().getEpochSecond() + "-"
                        + gap.failure().at().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    /** The offers that callers' rate is made of, best first. */
    List<Offer> counting() {
        return side().counting();
    }

    private BigDecimal number(Market of) {
        ShownRate found = sides.get(of).rate();
        return found == null ? null : found.number();
    }

    private Place place() {
        return Place.of(market);
    }
}
