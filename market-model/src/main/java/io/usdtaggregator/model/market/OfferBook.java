package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offers of one market on one platform at one instant, filtered, with what was dropped and why.
 *
 * @param version only grows for one platform and market; a writer with a smaller one is late and must not overwrite.
 *     It stands first in the JSON, where the compare-and-set script looks for it
 * @param observedAt when the platform was read; filtering again does not change it
 * @param settingsVersion the settings under which it was filtered
 * @param offers what passed the filters 1 to 4, best first
 */
@JsonPropertyOrder("version")
public record OfferBook(
        long version,
        String platform,
        Market market,
        Instant observedAt,
        long settingsVersion,
        List<Offer> offers,
        List<DroppedOffer> dropped,
        Set<BookFlag> flags) {

    public OfferBook {
        offers = offers.stream().sorted(Offer.bestFirst(market.tradeType())).toList();
        dropped = List.copyOf(dropped);
        flags = Set.copyOf(flags);
    }

    /** How many offers were dropped, by reason; a reason without any is absent. */
    public Map<DropReason, Integer> excluded() {
        Map<DropReason, Integer> counts = new EnumMap<>(DropReason.class);
        dropped.forEach(offer -> counts.merge(offer.reason(), 1, Integer::sum));
        return counts;
    }

    /** All offers that the platform showed, whatever became of them. */
    @JsonIgnore
    public int offersSeen() {
        return offers.size() + dropped.size();
    }

    /** Every readable offer before the filters that settings rule: what is filtered again when they change. */
    public Stream<Offer> readable() {
        return Stream.concat(
                offers.stream(),
                dropped.stream()
                        .filter(drop -> drop.reason() != DropReason.INVALID && drop.offer() != null)
                        .map(DroppedOffer::offer));
    }
}
