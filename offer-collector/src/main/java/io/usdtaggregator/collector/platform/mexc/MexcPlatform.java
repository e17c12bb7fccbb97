package io.usdtaggregator.collector.platform.mexc;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** MEXC P2P: pages of 50; whole zones only, since nothing proves that its country field has an effect. */
@Singleton
public final class MexcPlatform implements Platform {
    static final String CODE = "mexc";

    private final PlatformHttp http;
    private final int ceiling;

    public MexcPlatform(PlatformHttp http, CollectorConfig config) {
        this.http = http;
        this.ceiling = config.pageCeiling();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean canBeAskedByCountry() {
        return false;
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        return PageWalk.read(
                ceiling,
                permits,
                page -> http.send(CODE, MexcClient.ask(market, page), json -> MexcBook.page(market, page, json)));
    }
}
