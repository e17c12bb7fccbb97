package io.usdtaggregator.collector.reading;

import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.PlatformSetting;
import java.time.Duration;

/**
 * One market to be read by this collector, which holds its lease.
 *
 * @param settings staff's settings of the platform
 * @param interval staff's, from one poll to the next; the market's own may differ when polling is adaptive
 * @param known what all collectors knew of the market when it was chosen
 */
public record PollTask(
        Platform platform, PlatformSetting settings, Market market, Duration interval, KnownMarket known, Lease lease) {

    /** The platform's. */
    public String code() {
        return platform.code();
    }

    /** Names this poll in leases and slots. */
    public String holder() {
        return lease.holder();
    }

    public LeaseClock clock() {
        return lease.clock();
    }
}
