package io.usdtaggregator.collector.platform.palaver;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.http.PlatformHttp;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;

/** Palaver P2P: pages of 25; whole zones only. */
@Singleton
public final class PalaverPlatform implements Platform {
    static final String CODE = "palaver";

    private final PlatformHttp http;
    private final int ceiling;

    public PalaverPlatform(PlatformHttp http, CollectorConfig config) {
        this.http = http;
        this.ceiling = config.pageCeiling();
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
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        return PageWalk.read(
                ceiling,
                permits,
                page -> http.send(CODE, PalaverClient.ask(market, page), json -> PalaverBook.page(market, page, json)));
    }
}
