package io.usdtaggregator.collector.platform.htx;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformUrls;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** HTX P2P: pages of 10; whole zones only. It numbers currencies, and not all of its numbers are known. */
@Singleton
public class HtxPlatform extends PagedPlatform {
    static final String CODE = "htx";

    private final HtxClient client;

    private final Map<String, Integer> currencyIds;

    public HtxPlatform(@RestClient HtxClient client, PlatformUrls urls, CollectorConfig config) {
        super(CODE, urls, config);
        this.client = client;
        this.currencyIds = config.htx().currencyIds();
    }

    @Override
    public boolean serves(Market market) {
        return super.serves(market) && currencyIds.containsKey(market.fiat());
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        if (!currencyIds.containsKey(market.fiat())) {
            return Uni.createFrom()
                    .item(new ReadOutcome.Refused(
                            "no number of this currency is known: collector.htx.currency-ids." + market.fiat()));
        }
        return super.read(market, permits);
    }

    @Override
    protected Uni<RestResponse<byte[]>> ask(String url, Market market, int page) {
        return client.adverts(url, currencyIds.get(market.fiat()), HtxClient.side(market), page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return HtxBook.page(market, currencyIds.get(market.fiat()), page, json);
    }
}
