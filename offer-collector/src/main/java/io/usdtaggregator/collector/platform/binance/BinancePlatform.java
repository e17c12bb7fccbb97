package io.usdtaggregator.collector.platform.binance;

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

/** Binance P2P: pages of 20, by country where asked. */
@Singleton
public class BinancePlatform extends PagedPlatform {
    static final String CODE = "binance";

    private final BinanceClient client;

    public BinancePlatform(@RestClient BinanceClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
    }

    @Override
    public boolean canBeAskedByCountry() {
        return true;
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, BinanceSearch.of(market, page));
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return BinanceBook.page(market, page, json);
    }
}
