package io.usdtaggregator.model.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.Crossing;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an answer says of the way back: its rate, and what going there and back costs, out of legs that are as fresh as the
 * answer says (docs/domain.md, 5 and 6).
 *
 * @param rate the rate of the other direction, not 1/rate; {@code null} with a reason
 * @param roundTripCostPct percent lost going there and back; {@code null} with a reason
 * @param reason why they are {@code null}; {@code null} where they are not
 */
public record OtherDirection(BigDecimal rate, BigDecimal roundTripCostPct, MissingReason reason) {

    /** Why an answer says nothing of the other direction. */
    public enum MissingReason {
        /** The other direction lacks a usable leg. */
        @JsonProperty("leg_unavailable")
        LEG_UNAVAILABLE,
        /** A leg of the other direction is older than the status, or the {@code max_age}, of this answer allows. */
        @JsonProperty("leg_not_as_fresh")
        LEG_NOT_AS_FRESH,
        /** With payment methods the way back is another question. */
        @JsonProperty("payment_method_asked")
        PAYMENT_METHOD_ASKED
    }

    public static OtherDirection missing(MissingReason reason) {
        return new OtherDirection(null, null, reason);
    }

    /** As it was published with the cross rate itself. */
    public static OtherDirection recorded(CrossRate cross) {
        Optional<CrossPrice> price = cross.priced().map(PricedCrossRate::price);
        return new OtherDirection(
                price.map(CrossPrice::inverseRate).orElse(null),
                price.map(CrossPrice::roundTripCostPct).orElse(null),
                null);
    }

    /** Of two directions out of one snapshot. */
    public static OtherDirection of(PricedCrossRate there, Optional<CrossWithLegs> back, Freshness freshness) {
        return back.flatMap(found -> found.cross().priced())
                .map(priced -> of(there, priced, freshness))
                .orElseGet(() -> missing(MissingReason.LEG_UNAVAILABLE));
    }

    private static OtherDirection of(PricedCrossRate there, PricedCrossRate back, Freshness freshness) {
        if (freshness.status(back).compareTo(freshness.status(there)) > 0
                || freshness.tooOld(back).isPresent()) {
            return missing(MissingReason.LEG_NOT_AS_FRESH);
        }
        return legs(there)
                .flatMap(going -> legs(back)
                        .map(coming ->
                                new OtherDirection(coming.rate(), Crossing.roundTripCostPct(going, coming), null)))
                .orElseGet(() -> missing(MissingReason.LEG_UNAVAILABLE));
    }

    private static Optional<Crossing.Legs> legs(PricedCrossRate cross) {
        return Crossing.legs(
                cross.buy().rate(), cross.sell().rate(), cross.price().rule());
    }
}
