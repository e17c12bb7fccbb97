package io.usdtaggregator.collector;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A platform on which buying costs 605 and selling brings 595, read by an adapter that is right or swaps the sides. */
record TwoSidedPlatform(String code, boolean swapsSides) implements Platform {
    private static final BigDecimal ASK = new BigDecimal("605");
    private static final BigDecimal BID = new BigDecimal("595");

    @Override
    public boolean canBeAskedByCountry() {
        return false;
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        Market asked = swapsSides ? market.otherSide() : market;
        return permits.next().replaceWith(() -> new ReadOutcome.Read(offers(asked), List.of(), Set.of()));
    }

    private List<Offer> offers(Market asked) {
        BigDecimal price = asked.tradeType() == TradeType.BUY ? ASK : BID;
        BigDecimal max = new BigDecimal("100000");
        Merchant nobody = new Merchant(null, null, null, null, null);
        return List.of(new Offer(code, "1", price, new BigDecimal("1000"), BigDecimal.ONE, max, List.of(), nobody));
    }
}
