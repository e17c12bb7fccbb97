package io.usdtaggregator.collector.platform.binance;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Binance P2P: pages of 20, by country where asked. */
@Singleton
public final class BinancePlatform implements Platform {
    static final String CODE = "binance";

    private final PlatformHttp http;
    private final int ceiling;

    public BinancePlatform(PlatformHttp http, CollectorConfig config) {
        this.http = http;
        this.ceiling = config.pageCeiling();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean canBeAskedByCountry() {
        return true;
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        return PageWalk.read(
                ceiling,
                permits,
                page -> http.send(CODE, BinanceClient.ask(market, page), json -> BinanceBook.page(market, page, json)));
    }
}
