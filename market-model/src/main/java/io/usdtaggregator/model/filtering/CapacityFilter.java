package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;

/** Filter 2: an offer that cannot take an order of some USDT says little about the market (docs/domain.md 2). */
public final class CapacityFilter implements OfferFilter {
    private final BigDecimal leastUsdt;

    /** @param leastUsdt 0 keeps every offer */
    public CapacityFilter(BigDecimal leastUsdt) {
        this.leastUsdt = leastUsdt;
    }

    @Override
    public DropReason reason() {
        return DropReason.CAPACITY;
    }

    @Override
    public String detail() {
        return "takes no order of " + leastUsdt.toPlainString() + " USDT";
    }

    @Override
    public boolean keeps(Market market, Offer offer) {
        return offer.maxFiat().compareTo(leastUsdt.multiply(offer.price())) >= 0;
    }
}
