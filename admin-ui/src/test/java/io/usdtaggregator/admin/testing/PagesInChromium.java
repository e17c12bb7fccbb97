package io.usdtaggregator.admin.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** What browser tests begin with: a stand-in engine, a small world of markets, and Chromium with a session of {@code admin}. */
public final class PagesInChromium implements AutoCloseable {
    private final StandInEngine engine;
    private final MarketsInRedis markets;
    private final Browsing browsing;
    private final StaffBrowser browser;

    private PagesInChromium(StandInEngine engine, MarketsInRedis markets, Browsing browsing, StaffBrowser browser) {
        this.engine = engine;
        this.markets = markets;
        this.browsing = browsing;
        this.browser = browser;
    }

    /** Ends the test as not run where there is no browser; a preview of any change says that no rate moves. */
    public static PagesInChromium start(RedisDataSource redis, URI address) {
        StaffBrowser.required();
        StandInEngine engine = startedEngine();
        engine.answers("POST /internal/preview", "[]");
        engine.answers("GET /internal/candles", Candles.ofADay());
        MarketsInRedis markets = new MarketsInRedis(redis);
        markets.write();
        Browsing browsing = Browsing.asAdmin();
        return new PagesInChromium(engine, markets, browsing, StaffBrowser.open(address, browsing));
    }

    private static StandInEngine startedEngine() {
        try {
            return StandInEngine.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** The engine knows a rate of XOF in Ivory Coast, with the rule of two percent, by {@link MarketsInRedis#RATE_ID}. */
    public void answerRateById() {
        engine.answers(
                "GET /internal/rates/" + MarketsInRedis.RATE_ID,
                MarketJson.write(new PublishedRecord.OfMarket(
                        markets.rate(MarketsInRedis.XOF_BUY, "600", MarketsInRedis.RULE))));
    }

    /**
     * The gateway knows the usage and the webhooks of the first customer, {@code demo}.
     *
     * @return the id of its account
     */
    public String answerForCustomers() {
        String demo = StaffApi.staff().get("/api/integrators").path("find{it.username=='demo'}.id");
        CustomersInGateway.answer(
                engine,
                demo,
                StaffApi.staff().get("/api/integrators/" + demo + "/keys").path("[0].id"));
        return demo;
    }

    /** What the rules for rates in force have in this field, as {@code /api/settings} names it. */
    public static List<String> rules(String field) {
        return StaffApi.staff().get("/api/settings").jsonPath().getList("adjustments." + field).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Each rule for rates that a test left. */
    public void removeRules() {
        engine.answers("POST /internal/preview", "[]");
        while (!rules("value").isEmpty()) {
            browsing.confirm("/adjustments/remove", "index", "0");
        }
    }

    public StandInEngine engine() {
        return engine;
    }

    public MarketsInRedis markets() {
        return markets;
    }

    /** The session of the browser, for what a test does beside it. */
    public Browsing browsing() {
        return browsing;
    }

    public StaffBrowser browser() {
        return browser;
    }

    /** An address of the site in a new window. */
    public Page show(int width, String language, ColorScheme scheme, String path) {
        Page page = browser.page(width, language, scheme);
        browser.show(page, path);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        markets.remove();
        engine.close();
    }
}
