package io.usdtaggregator.collector.platform.okx;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** OKX P2P: the whole book in one answer; whole zones only. */
@Singleton
public final class OkxPlatform extends PagedPlatform {
    static final String CODE = "okx";

    public OkxPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return OkxClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return OkxBook.page(market, page, json);
    }
}
