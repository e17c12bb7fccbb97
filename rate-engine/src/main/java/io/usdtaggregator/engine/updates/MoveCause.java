package io.usdtaggregator.engine.updates;

import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.rate.PricedRate;

/**
 * What made a figure move, in words that are the same for all that moved by it: {@code GHS up}, or {@code binance ->
 * bybit} where another platform serves now. Pure.
 */
final class MoveCause {
    private MoveCause() {}

    static String of(PricedRate last, PricedRate now) {
        if (!last.platform().equals(now.platform())) {
            return last.platform() + " -> " + now.platform();
        }
        return now.market().fiat() + (now.rate().compareTo(last.rate()) >= 0 ? " up" : " down");
    }

    /** That of the leg that moved more. */
    static String of(PricedCrossRate last, PricedCrossRate now) {
        FigureMove buy = new FigureMove(last.buy().rate(), now.buy().rate());
        FigureMove sell = new FigureMove(last.sell().rate(), now.sell().rate());
        return buy.isBeyond(sell.percent().abs()) ? of(last.buy(), now.buy()) : of(last.sell(), now.sell());
    }
}
