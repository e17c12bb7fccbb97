package io.usdtaggregator.model.snapshot;

import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.Optional;

/**
 * A cross rate and the very legs that it was made from, as one snapshot knows them: with their offers, and with the instant
 * of their last read.
 */
public record CrossWithLegs(CrossRate cross, Optional<Rate> buy, Optional<Rate> sell) {

    public static CrossWithLegs of(CrossRate published, Optional<Rate> buy, Optional<Rate> sell) {
        CrossRate cross = published
                .priced()
                .flatMap(priced -> buy.flatMap(Rate::priced).flatMap(first -> sell.flatMap(Rate::priced)
                        .<CrossRate>map(second -> new PricedCrossRate(
                                priced.provenance(), priced.corridor(), priced.price(), first, second))))
                .orElse(published);
        return new CrossWithLegs(cross, buy, sell);
    }

    /** Whether an amount can be walked through both legs: a leg of a record alone comes without its offers. */
    public boolean hasOffers() {
        return hasOffers(buy) && hasOffers(sell);
    }

    private static boolean hasOffers(Optional<Rate> leg) {
        return leg.flatMap(Rate::priced)
                .map(PricedRate::offers)
                .filter(offers -> !offers.isEmpty())
                .isPresent();
    }

    /**
     * A corridor there and back, out of one snapshot: four legs of one moment (docs/domain.md, 5).
     *
     * @param back empty where nothing was published for the other direction
     */
    public record BothDirections(CrossWithLegs there, Optional<CrossWithLegs> back) {}
}
