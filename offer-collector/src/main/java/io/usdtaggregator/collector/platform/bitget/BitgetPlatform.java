package io.usdtaggregator.collector.platform.bitget;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Bitget P2P: pages of 20; whole zones only. It hides regions behind empty lists, so an empty list is no read. */
@Singleton
public final class BitgetPlatform implements Platform {
    static final String CODE = "bitget";

    private final PlatformHttp http;
    private final int ceiling;

    public BitgetPlatform(PlatformHttp http, CollectorConfig config) {
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
                page -> http.send(CODE, BitgetClient.ask(market, page), json -> BitgetBook.page(market, page, json)));
    }
}
