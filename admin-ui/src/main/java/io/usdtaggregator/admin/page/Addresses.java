package io.usdtaggregator.admin.page;

import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;

/** Reads what stands in the addresses of pages. */
public final class Addresses {

    private Addresses() {}

    /** {@code XOF:CI:BUY}; anything else is a page that does not exist. */
    public static Market market(String key) {
        try {
            return Market.parse(key);
        } catch (IllegalArgumentException notOne) {
            throw Problem.notFound("not_found", "This market does not exist.");
        }
    }

    /** {@code XOF:CI:GHS:-}; anything else is a page that does not exist. */
    public static Corridor corridor(String key) {
        try {
            Corridor corridor = Corridor.parse(key);
            corridor.buyMarket();
            corridor.sellMarket();
            return corridor;
        } catch (IllegalArgumentException notOne) {
            throw Problem.notFound("not_found", "This corridor does not exist.");
        }
    }
}
