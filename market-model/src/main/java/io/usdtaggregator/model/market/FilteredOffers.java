package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The offers of a market that passed the filters 1 to 4, after the filters that judge them together (docs/domain.md, 2).
 * A caller's payment method narrows all of them before they are judged again, so those set aside go with a rate.
 *
 * @param offers the eligible ones, best first: what an amount walks
 * @param setAside the others, best first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FilteredOffers(List<Offer> offers, List<SetAsideOffer> setAside) {
    public static final FilteredOffers NONE = new FilteredOffers(List.of(), List.of());

    public FilteredOffers {
        offers = offers == null ? List.of() : List.copyOf(offers);
        setAside = setAside == null ? List.of() : List.copyOf(setAside);
    }

    /** All of them eligible. */
    public static FilteredOffers eligible(List<Offer> offers) {
        return new FilteredOffers(offers, List.of());
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
