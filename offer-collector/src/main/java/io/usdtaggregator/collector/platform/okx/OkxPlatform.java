package io.usdtaggregator.collector.platform.okx;

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

/** OKX P2P: the whole book in one answer; whole zones only. */
@Singleton
public class OkxPlatform extends PagedPlatform {
    static final String CODE = "okx";

    private final OkxClient client;

    public OkxPlatform(@RestClient OkxClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, market.fiat(), OkxClient.side(market));
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return OkxBook.page(market, page, json);
    }
}
