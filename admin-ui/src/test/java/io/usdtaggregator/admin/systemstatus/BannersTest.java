package io.usdtaggregator.admin.systemstatus;

import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every page says above its content while something is out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class BannersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Market MARKET = Market.in("XOF", "CI", TradeType.BUY);

    @Inject
    RedisDataSource redis;

    private Browsing browsing;

    @BeforeEach
    void logged_in() {
        browsing = Browsing.asAdmin();
    }

    @Test
    void while_reading_is_paused_every_page_says_so_in_the_readers_language() {
        String adaptive =
                StaffApi.staff().get("/api/settings").path("refresh.adaptive").equals(true) ? "on" : "off";
        browsing.confirm("/refresh", "interval", "PT1M", "adaptive", adaptive);
        try {
            awaitOn("/liquidity", "en", "Reading of all platforms is paused: rates grow old.");
            awaitOn("/audit", "fr", "La lecture de toutes les plateformes est");
        } finally {
            browsing.confirm("/refresh", "interval", "PT1M", "adaptive", adaptive, "active", "on");
        }
    }

    @Test
    void a_platform_of_which_no_market_is_read_is_named_on_every_page() {
        Instant longAgo = Instant.parse("2026-08-21T12:00:04Z");
        ReadRecord.Failure failure =
                new ReadRecord.Failure(longAgo.plusSeconds(60), ReadStatus.REFUSED, "HTTP 403", 212);
        redis.hash(String.class)
                .hset(
                        RedisKeys.reads("binance"),
                        MARKET.key(),
                        MarketJson.write(new ReadRecord(
                                MARKET, longAgo.plusSeconds(60), ReadStatus.REFUSED, longAgo, null, failure)));
        try {
            awaitOn("/liquidity", "en", "Binance P2P cannot be read.");
        } finally {
            redis.key().del(RedisKeys.reads("binance"));
        }
    }

    @Test
    void every_page_counts_the_open_alerts_in_the_menu() throws IOException {
        try (StandInEngine engine = StandInEngine.start()) {
            engine.answers(
                    "GET /internal/alerts",
                    "{\"alerts\":[" + alert("01C", "") + "," + alert("01B", ",\"acknowledged_by\":\"admin\"") + ","
                            + alert("01A", "") + "]}");
            awaitOn("/liquidity", "en", "Alerts <span class=\"count\">2</span>");
        }
    }

    private static String alert(String id, String more) {
        return "{\"id\":\"" + id + "\",\"kind\":\"variation\",\"severity\":\"warning\",\"key\":\"XOF:CI:BUY\","
                + "\"changes\":[],\"message\":\"moved\",\"raised_at\":\"2026-08-21T12:00:04Z\"" + more + "}";
    }

    private void awaitOn(String page, String language, String told) {
        await().atMost(PATIENCE).until(() -> browsing.staff()
                .header("Accept-Language", language)
                .get(page)
                .asString()
                .contains(told));
    }
}
