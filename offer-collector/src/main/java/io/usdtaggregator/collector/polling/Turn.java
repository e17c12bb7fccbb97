package io.usdtaggregator.collector.polling;

import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;

/**
 * One market's turn to be read by this collector.
 *
 * @param settings staff's settings of the platform
 * @param holder names this poll in leases and slots
 */
record Turn(Platform platform, Settings.Platform settings, Market market, String holder, LeaseClock clock) {}
