package io.usdtaggregator.model.snapshot;

import static io.usdtaggregator.model.crossing.CrossRateBuilder.aCrossRate;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rate never gives way to an older one, in whatever order they are heard of. */
class RatesSnapshotTest {
    private static long versions;
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);
    private static final Market GHS = Market.zone("GHS", TradeType.BUY);
    private static final PricedRate FIRST = rate(XOF, "647");
    private static final PricedRate SECOND = rate(XOF, "648");
    private static final PricedRate OTHER = rate(GHS, "12.5");

    @Test
    void a_change_that_a_whole_read_overtook_brings_no_older_rate_back() {
        RatesSnapshot read = board(10, SECOND);

        RatesSnapshot late = read.with(11, List.of(FIRST, OTHER), List.of());

        assertEquals(board(11, SECOND, OTHER), late);
        assertEquals(board(12, SECOND, OTHER), late.with(12, List.of(SECOND), List.of()));
    }

    @Test
    void a_newer_rate_takes_the_place_of_an_older_one() {
        assertEquals(board(11, SECOND), board(10, FIRST).with(11, List.of(SECOND), List.of()));
        assertEquals(board(11, SECOND), board(11, SECOND).over(board(10, FIRST)));
    }

    @Test
    void a_redis_that_came_back_with_old_data_takes_nothing_away() {
        assertEquals(board(3, SECOND, OTHER), board(3, FIRST).over(board(10, SECOND, OTHER)));
    }

    @Test
    void a_leg_that_was_replaced_is_kept_while_a_cross_rate_stands_on_it() {
        PricedRate sell = rate(Market.zone("GHS", TradeType.SELL), "12.3");
        PricedCrossRate cross = aCrossRate(FIRST, sell).version(++versions).build();
        RatesSnapshot before = board(10, FIRST, sell).with(11, List.of(), List.of(cross));

        RatesSnapshot moved = before.with(12, List.of(SECOND), List.of());
        CrossWithLegs there =
                moved.bothDirections(cross.corridor()).orElseThrow().there();
        assertEquals(Optional.of(FIRST), there.buy());
        assertTrue(there.hasOffers());

        PricedCrossRate next = aCrossRate(SECOND, sell).version(++versions).build();
        RatesSnapshot followed = moved.with(13, List.of(), List.of(next));
        assertEquals(
                Optional.of(SECOND),
                followed.bothDirections(cross.corridor()).orElseThrow().there().buy());
        assertEquals(Map.of(), followed.superseded());
    }

    private static PricedRate rate(Market market, String price) {
        long version = ++versions;
        return aRate().in(market)
                .version(version)
                .called("rate-" + version)
                .at(price)
                .build();
    }

    private static RatesSnapshot board(long version, Rate... rates) {
        Map<String, Rate> held = new HashMap<>();
        for (Rate rate : rates) {
            held.put(RatesSnapshot.key(rate.source(), rate.market()), rate);
        }
        return new RatesSnapshot(version, held, Map.of());
    }
}
