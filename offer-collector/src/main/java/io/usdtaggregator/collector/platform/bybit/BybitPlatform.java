package io.usdtaggregator.collector.platform.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Bybit P2P: pages of 50; whole zones only. */
@Singleton
public final class BybitPlatform extends PagedPlatform {
    static final String CODE = "bybit";

    public BybitPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return BybitClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BybitBook.page(market, page, json);
    }
}
