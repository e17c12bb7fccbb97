package io.usdtaggregator.collector.platform.mexc;

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

/** MEXC P2P: pages of 50; whole zones only, since nothing proves that its country field has an effect. */
@Singleton
public class MexcPlatform extends PagedPlatform {
    static final String CODE = "mexc";

    private final MexcClient client;

    public MexcPlatform(@RestClient MexcClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, market.fiat(), MexcClient.side(market), page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return MexcBook.page(market, page, json);
    }
}
