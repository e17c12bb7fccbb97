package io.usdtaggregator.collector.platform.mexc;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** MEXC P2P: pages of 50; whole zones only, since nothing proves that its country field has an effect. */
@Singleton
public final class MexcPlatform extends PagedPlatform {
    static final String CODE = "mexc";

    public MexcPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return MexcClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return MexcBook.page(market, page, json);
    }
}
