package io.usdtaggregator.model.market;

import java.math.BigDecimal;
import java.util.Comparator;

/** The client's side: {@code BUY} = the client buys USDT and pays fiat; {@code SELL} = sells USDT and receives fiat. */
public enum TradeType {
    BUY,
    SELL;

    /** The side of the one who posted the offer: always the other one. */
    public TradeType makerSide() {
        return this == BUY ? SELL : BUY;
    }

    /** Orders prices best first: lowest for {@code BUY}, highest for {@code SELL}. */
    public Comparator<BigDecimal> bestFirst() {
        return this == BUY ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
