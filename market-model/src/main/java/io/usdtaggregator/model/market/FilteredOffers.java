package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offers of a market that passed the filters 1 to 4, after the filters that judge them together (docs/domain.md, 2).
 * A caller's payment method narrows all of them before they are judged again, so those set aside go with a rate.
 *
 * @param offers the eligible ones, best first: what an amount walks
 * @param setAside the others
 * @param zoneReference the zone's reference rate, all payment methods together: what few offers are compared with;
 *     {@code null} where the zone has too few merchants itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FilteredOffers(List<Offer> offers, List<SetAsideOffer> setAside, BigDecimal zoneReference) {
    public static final FilteredOffers NONE = new FilteredOffers(List.of(), List.of(), null);

    public FilteredOffers {
        offers = offers == null ? List.of() : List.copyOf(offers);
        setAside = setAside == null ? List.of() : List.copyOf(setAside);
    }

    /** Where the zone's reference rate is not known. */
    public FilteredOffers(List<Offer> offers, List<SetAsideOffer> setAside) {
        this(offers, setAside, null);
    }

    /** All of them eligible. */
    public static FilteredOffers eligible(List<Offer> offers) {
        return new FilteredOffers(offers, List.of(), null);
    }

    /** The same, with the zone's reference rate that they stand beside. */
    public FilteredOffers comparedWith(Optional<BigDecimal> reference) {
        return new FilteredOffers(offers, setAside, reference.orElse(null));
    }

    /** Of these platforms only. */
    public FilteredOffers of(Set<String> platforms) {
        return new FilteredOffers(
                offers.stream()
                        .filter(offer -> platforms.contains(offer.platform()))
                        .toList(),
                setAside.stream()
                        .filter(offer -> platforms.contains(offer.offer().platform()))
                        .toList(),
                zoneReference);
    }

    /** The eligible ones and those set aside. */
    public Stream<Offer> all() {
        return Stream.concat(offers.stream(), setAside.stream().map(SetAsideOffer::offer));
    }

    /** How many were set aside, by reason; a reason without any is absent. */
    public Map<DropReason, Integer> excluded() {
        Map<DropReason, Integer> counts = new EnumMap<>(DropReason.class);
        setAside.forEach(offer -> counts.merge(offer.reason(), 1, Integer::sum));
        return counts;
    }
}
