package io.usdtaggregator.collector.platform.bitget;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Bitget P2P: pages of 20; whole zones only. It hides regions behind empty lists, so an empty list is no read. */
@Singleton
public final class BitgetPlatform extends PagedPlatform {
    static final String CODE = "bitget";

    public BitgetPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return BitgetClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BitgetBook.page(market, page, json);
    }
}
