package io.usdtaggregator.collector.platform.kucoin;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** KuCoin P2P: pages of 50; whole zones only. */
@Singleton
public final class KucoinPlatform extends PagedPlatform {
    static final String CODE = "kucoin";

    public KucoinPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return KucoinClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return KucoinBook.page(market, page, json);
    }
}
