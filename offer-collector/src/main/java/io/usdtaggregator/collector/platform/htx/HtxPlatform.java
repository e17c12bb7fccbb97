package io.usdtaggregator.collector.platform.htx;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.util.Map;

/** HTX P2P: pages of 10; whole zones only. It numbers currencies, and not all of its numbers are known. */
@Singleton
public final class HtxPlatform implements Platform {
    static final String CODE = "htx";

    private final PlatformHttp http;
    private final int ceiling;
    private final Map<String, Integer> currencyIds;

    public HtxPlatform(PlatformHttp http, CollectorConfig config) {
        this.http = http;
        this.ceiling = config.pageCeiling();
        this.currencyIds = config.htx().currencyIds();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean canBeAskedByCountry() {
        return false;
    }

    @Override
    public boolean serves(Market market) {
        return Platform.super.serves(market) && currencyIds.containsKey(market.fiat());
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        Integer currency = currencyIds.get(market.fiat());
        if (currency == null) {
            return Uni.createFrom()
                    .item(new ReadOutcome.Refused(
                            "no number of this currency is known: collector.htx.currency-ids." + market.fiat()));
        }
        return PageWalk.read(
                ceiling,
                permits,
                page -> http.send(
                        CODE,
                        HtxClient.ask(market, currency, page),
                        json -> HtxBook.page(market, currency, page, json)));
    }
}
