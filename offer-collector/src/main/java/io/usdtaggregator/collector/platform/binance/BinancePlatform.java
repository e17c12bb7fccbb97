package io.usdtaggregator.collector.platform.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Binance P2P: pages of 20, by country where asked. */
@Singleton
public final class BinancePlatform extends PagedPlatform {
    static final String CODE = "binance";

    public BinancePlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    public boolean canBeAskedByCountry() {
        return true;
    }

    @Override
    protected Ask ask(Market market, int page) {
        return BinanceClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BinanceBook.page(market, page, json);
    }
}
