package io.usdtaggregator.admin.markets;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.List;

/**
 * One side of a place as callers are told it.
 *
 * @param rate {@code null}: nothing was published yet
 */
public record MarketSide(ShownRate rate) {

    /** What prices are measured from; {@code null} where it is not known. */
    public BigDecimal reference() {
        return rate == null ? null : rate.reference();
    }

    /** The offers that callers' rate is made of, best first. */
    List<Offer> counting() {
        return rate == null ? List.of() : rate.published().filtered().offers();
    }

    /** USDT of all of them. */
    public BigDecimal usdt() {
        return counting().stream().map(Depth::usdt).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public int offers() {
        return counting().size();
    }
}
