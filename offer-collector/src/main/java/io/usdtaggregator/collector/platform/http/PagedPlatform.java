package io.usdtaggregator.collector.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.PageWalk;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;

/** A platform that is read page by page: its adapter says how a page is asked for, and what its JSON means. */
public abstract class PagedPlatform implements Platform {
    private final String code;
    private final PlatformHttp http;
    private final int ceiling;

    protected PagedPlatform(String code, PlatformHttp http, CollectorConfig config) {
        this.code = code;
        this.http = http;
        this.ceiling = config.pageCeiling();
    }

    /** The question for a page, numbered from 1. */
    protected abstract Ask ask(Market market, int page);

    /** The page that the JSON of a good answer holds, or why it holds none. */
    protected abstract Page page(Market market, int page, JsonNode json);

    @Override
    public final String code() {
        return code;
    }

    /** Most know whole zones only. */
    @Override
    public boolean canBeAskedByCountry() {
        return false;
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        return PageWalk.read(
                ceiling, permits, page -> http.send(code, ask(market, page), json -> page(market, page, json)));
    }
}
