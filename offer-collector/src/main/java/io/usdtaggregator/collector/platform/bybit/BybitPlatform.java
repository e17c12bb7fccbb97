package io.usdtaggregator.collector.platform.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformUrls;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Bybit P2P: pages of 50; whole zones only. */
@Singleton
public class BybitPlatform extends PagedPlatform {
    static final String CODE = "bybit";

    private final BybitClient client;

    public BybitPlatform(@RestClient BybitClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, BybitSearch.of(market, page));
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BybitBook.page(market, page, json);
    }
}
