package io.usdtaggregator.collector.polling;

import io.usdtaggregator.base.redis.RefreshRequest;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;

/**
 * One look at a platform: the markets whose turn it may be, most urgent first, and the settings it goes by.
 *
 * @param request staff's "refresh now", while it lasts
 */
record Round(
        Settings.Platform own,
        Settings.Refresh refresh,
        Pacing pacing,
        Optional<RefreshRequest> request,
        Deque<Market> waiting) {
    private static final int LOOKS_AN_INTERVAL = 8;

    /** From one poll of this market to the next. */
    Duration interval(Market market) {
        return refresh.adaptive() ? pacing.interval(market) : refresh.interval();
    }

    /** When to try again for a market that is not free for so long: with adaptive polling it may wake up meanwhile. */
    Duration untilNextTry(Duration delay) {
        Duration soon = refresh.interval().dividedBy(LOOKS_AN_INTERVAL);
        return refresh.adaptive() && delay.compareTo(soon) > 0 ? soon : delay;
    }
}
