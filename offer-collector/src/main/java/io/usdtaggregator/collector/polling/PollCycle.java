package io.usdtaggregator.collector.polling;

import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.MarketActivity;
import io.usdtaggregator.collector.pacing.Pacing;
import io.usdtaggregator.collector.reading.KnownMarket;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The markets of one platform that are due now, most urgent first, and the settings under which they are polled.
 *
 * @param known what was known of each market when these were chosen
 * @param request staff's "refresh now", while it lasts
 */
record PollCycle(
        PlatformSetting own,
        Refresh refresh,
        Pacing pacing,
        Known known,
        Optional<RefreshRequest> request,
        Deque<Market> waiting) {
    private static final int ATTEMPTS_AN_INTERVAL = 8;

    /** From one poll of this market to the next. */
    Duration interval(Market market) {
        return refresh.adaptive() ? pacing.interval(market) : refresh.interval();
    }

    MarketActivity activity(Market market) {
        return known.activity().getOrDefault(market, MarketActivity.unknown(refresh.interval()));
    }

    KnownMarket known(Market market) {
        return new KnownMarket(
                activity(market), Optional.ofNullable(known.reads().get(market)));
    }

    /**
     * A market that was never read is missing in both.
     *
     * @param reads how its last read ended
     * @param activity how much it moved until then
     */
    record Known(Map<Market, ReadRecord> reads, Map<Market, MarketActivity> activity) {}

    PollLeases.Terms lease(Market market) {
        return new PollLeases.Terms(interval(market), refresh.interval());
    }

    /** When to try again for a market that is leased for so long: with adaptive polling it may become due sooner. */
    Duration untilNextAttempt(Duration leased) {
        Duration soon = refresh.interval().dividedBy(ATTEMPTS_AN_INTERVAL);
        return refresh.adaptive() && leased.compareTo(soon) > 0 ? soon : leased;
    }
}
