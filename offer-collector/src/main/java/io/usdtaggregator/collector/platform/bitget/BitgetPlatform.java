package io.usdtaggregator.collector.platform.bitget;

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

/** Bitget P2P: pages of 20; whole zones only. It hides regions behind empty lists, so an empty list is no read. */
@Singleton
public class BitgetPlatform extends PagedPlatform {
    static final String CODE = "bitget";

    private final BitgetClient client;

    public BitgetPlatform(@RestClient BitgetClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, BitgetSearch.of(market, page));
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BitgetBook.page(market, page, json);
    }
}
