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
import org.jboss.resteasy.reactive.RestResponse;

/** A platform that is read page by page: its adapter says how a page is asked for, and what its JSON means. */
public abstract class PagedPlatform implements Platform {
    private final String code;
    private final PlatformUrls urls;
    private final int ceiling;

    protected PagedPlatform(String code, PlatformUrls urls, CollectorConfig config) {
        this.code = code;
        this.urls = urls;
        this.ceiling = config.pageCeiling();
    }

    /**
     * Asks for a page through the platform's client.
     *
     * @param url the platform's base URL
     * @param page numbered from 1
     */
    protected abstract Uni<RestResponse<byte[]>> ask(String url, Market market, int page);

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
                ceiling,
                permits,
                page -> PlatformExchange.page(
                        () -> ask(urls.of(code), market, page), json -> page(market, page, json)));
    }
}
