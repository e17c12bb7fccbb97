package io.usdtaggregator.collector.platform.palaver;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Palaver P2P: pages of 25; whole zones only. */
@Singleton
public final class PalaverPlatform extends PagedPlatform {
    static final String CODE = "palaver";

    public PalaverPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
    }

    @Override
    protected Ask ask(Market market, int page) {
        return PalaverClient.ask(market, page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return PalaverBook.page(market, page, json);
    }
}
