package io.usdtaggregator.collector.polling;

import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;

/**
 * One market's turn to be read by this collector.
 *
 * @param settings staff's settings of the platform
 * @param interval staff's, from one poll to the next; the market's own may differ when polling is adaptive
 * @param holder names this poll in leases and slots
 */
record Turn(
        Platform platform,
        Settings.Platform settings,
        Market market,
        Duration interval,
        String holder,
        LeaseClock clock) {}
