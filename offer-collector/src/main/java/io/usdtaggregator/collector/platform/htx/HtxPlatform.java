package io.usdtaggregator.collector.platform.htx;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.Ask;
import io.usdtaggregator.collector.platform.http.PagedPlatform;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.util.Map;

/** HTX P2P: pages of 10; whole zones only. It numbers currencies, and not all of its numbers are known. */
@Singleton
public final class HtxPlatform extends PagedPlatform {
    static final String CODE = "htx";

    private final Map<String, Integer> currencyIds;

    public HtxPlatform(PlatformHttp http, CollectorConfig config) {
        super(CODE, http, config);
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
    protected Ask ask(Market market, int page) {
        return HtxClient.ask(market, currencyIds.get(market.fiat()), page);
    }

    @Override
    protected Page page(Market market, int page, JsonNode json) {
        return HtxBook.page(market, currencyIds.get(market.fiat()), page, json);
    }
}
