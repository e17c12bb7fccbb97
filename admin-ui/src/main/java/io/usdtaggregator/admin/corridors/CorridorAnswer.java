package io.usdtaggregator.admin.corridors;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.names.PlatformName;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.serving.WalkedAmount;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a corridor is worth now, and what an amount gets.
 *
 * @param buy the leg in {@code from}, narrowed to the payment method; {@code null} without a record
 * @param sell the leg in {@code to}, narrowed to the payment method; {@code null} without a record
 * @param price {@code null}: one of the legs has none
 * @param given the amount that is given: as asked, or as found for what is to arrive; {@code null} without an amount, or
 *     where the offers do not bring so much
 * @param walked what the given amount gets; {@code null} without one, or where nothing can be taken
 * @param ways the payment methods that offers of each leg can be paid in
 */
public record CorridorAnswer(
        CorridorQuestion question,
        Settings settings,
        ShownRate buy,
        ShownRate sell,
        CrossPrice price,
        BigDecimal given,
        WalkedAmount walked,
        Ways ways) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** Payment methods, each identifier once. */
    public record Ways(List<PaymentMethod> from, List<PaymentMethod> to) {
        static List<PaymentMethod> of(Optional<PricedRate> rate) {
            Map<String, PaymentMethod> byId = new TreeMap<>();
            rate.stream()
                    .flatMap(leg -> leg.offers().stream())
                    .flatMap(offer -> offer.paymentMethods().stream())
                    .forEach(method -> byId.putIfAbsent(method.identifier(), method));
            return List.copyOf(byId.values());
        }
    }

    /** A place to choose, by {@link Place#key()}. */
    public record PlaceChoice(String key, PlaceName name) {}

    public PlaceName from(String language) {
        return PlaceName.of(question.corridor().buyMarket(), settings, language);
    }

    public PlaceName to(String language) {
        return PlaceName.of(question.corridor().sellMarket(), settings, language);
    }

    public String fromKey() {
        return Place.of(question.corridor().buyMarket()).key();
    }

    public String toKey() {
        return Place.of(question.corridor().sellMarket()).key();
    }

    public List<PlaceChoice> places(String language) {
        return settings.activePlaces()
                .map(place -> new PlaceChoice(place.key(), PlaceName.of(place, settings, language)))
                .toList();
    }

    /** The platform of a leg as staff call it; {@code null} where none served. */
    public String platformName(ShownRate leg) {
        return leg == null ? null : PlatformName.of(leg.platform(), settings);
    }

    /** From a place to itself there is nothing to change. */
    public boolean isSamePlace() {
        return question.corridor().isIdentity();
    }

    /** The part of the amount that offers can take, in percent; {@code null} without an amount that takes any. */
    public BigDecimal coveredPercent() {
        return walked == null ? null : walked.coverage().multiply(HUNDRED);
    }

    /** Whether the offers take the whole amount. */
    public boolean isWhole() {
        return walked != null && walked.coverage().compareTo(BigDecimal.ONE) >= 0;
    }
}
