package io.usdtaggregator.admin.size;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.response.Response;
import io.usdtaggregator.admin.testing.Candles;
import io.usdtaggregator.admin.testing.LivingMarkets;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.base.internal.usage.MonthlyUsage;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** More of everything than a page can show: every currency on, hundreds of rules, integrators, people, alerts and changes. */
final class LargeInstallation implements AutoCloseable {
    static final int OFFERS = 500;
    static final int RULES = 300;
    static final int INTEGRATORS = 200;
    static final int KEYS = 600;
    private static final int PEOPLE = 200;
    private static final int CHANGES = 60;

    private final RedisDataSource redis;
    private final Pool database;
    private final String before = StaffApi.staff().get("/api/settings").asString();
    private LivingMarkets markets;

    LargeInstallation(RedisDataSource redis, Pool database) {
        this.redis = redis;
        this.database = database;
    }

    void write(StandInEngine engine) {
        engine.answers("POST /internal/preview", "[]");
        Candles.answer(engine);
        engine.answers("GET /internal/alerts", alerts());
        settings();
        markets = new LivingMarkets(redis, inForce().activePlaces().toList());
        markets.write();
        markets.crowd(MarketsInRedis.XOF_BUY, OFFERS);
        people();
        integrators();
        audit();
        engine.answers("GET /internal/usage", MarketJson.write(usage()));
    }

    private void settings() {
        JsonObject large = new JsonObject(before);
        large.getJsonArray("currencies").forEach(each -> {
            JsonObject currency = (JsonObject) each;
            currency.put("active", true);
            currency.getJsonArray("countries").forEach(country -> ((JsonObject) country).put("active", true));
        });
        large.getJsonArray("platforms").forEach(each -> ((JsonObject) each).put("active", true));
        large.put("adjustments", array(RULES, at -> new JsonObject()
                .put("currency", "XOF")
                .put("country", List.of("BJ", "CI", "SN", "TG").get(at % 4))
                .put("trade_type", at % 2 == 0 ? "BUY" : "SELL")
                .put("mode", "PERCENT")
                .put("value", "1." + at)
                .put("direction", "MARKUP")
                .put("active", at < 8)
                .put("reason", "campaign number " + at + ", agreed with the treasury of the country on the phone")));
        large.put("cross_adjustments", array(RULES, at -> new JsonObject()
                .put("from", "XOF")
                .put("to", "GHS")
                .put("mode", "PERCENT")
                .put("buy", leg("MARKUP"))
                .put("sell", leg("MARKDOWN"))
                .put("active", at == 0)));
        JsonArray currencies = large.getJsonArray("currencies");
        large.put("liquidity", array(2 * currencies.size(), at -> new JsonObject()
                .put("trade_type", at % 2 == 0 ? "BUY" : "SELL")
                .put("currency", currencies.getJsonObject(at / 2).getString("code"))
                .put("min", "10000")
                .put("max", "500000")
                .put("unit", "FIAT")
                .put("match", "OVERLAP")));
        put(large);
    }

    private static void put(JsonObject settings) {
        Response answer = StaffApi.staff().body(settings.encode()).put("/api/settings");
        assertEquals(200, answer.statusCode(), answer::asString);
    }

    private static JsonObject leg(String direction) {
        return new JsonObject().put("value", "1").put("direction", direction);
    }

    private static JsonArray array(int many, java.util.function.IntFunction<JsonObject> row) {
        return new JsonArray(IntStream.range(0, many).mapToObj(row).toList());
    }

    private static Settings inForce() {
        return MarketJson.read(StaffApi.staff().get("/api/settings").asString(), Settings.class);
    }

    private void people() {
        run("insert into access.staff (id, username, password_hash, role) select 'large-' || n, 'colleague-' || n, '-',"
                + " 'OPERATOR' from generate_series(1, " + PEOPLE + ") n");
        run("insert into access.session (token_digest, staff_id, expires_at, address) select 'large-' || n,"
                + " 'large-' || (n % " + PEOPLE + " + 1), now() + interval '7 hours', '192.0.2.' || (n % 250)"
                + " from generate_series(1, 500) n");
    }

    private void integrators() {
        run("insert into access.integrator (id, username, password_hash, groups, quota) select 'large-' || n,"
                + " 'company-' || lpad(n::text, 3, '0'), '-', '{integrator}', '{\"requests_per_minute\":600,\"burst\":100,"
                + "\"monthly\":null,\"price_per_call\":\"0.001\",\"exempt\":false}' from generate_series(1, "
                + INTEGRATORS
                + ") n");
        // The first one has as many keys as all others together.
        run(
                "insert into access.api_key (id, integrator_id, name, digest, prefix, active) select 'large-' || n, 'large-' ||"
                        + " (case when n % 2 = 0 then 1 else n % " + INTEGRATORS + " + 1 end), 'key number ' || n,"
                        + " 'large-' || n, 'usdt_test_' || lpad(n::text, 6, '0'), n % 5 <> 0 from generate_series(1, "
                        + KEYS
                        + ") n");
    }

    private void audit() {
        JsonObject old = new JsonObject(before);
        JsonObject changed =
                new JsonObject(StaffApi.staff().get("/api/settings").asString());
        for (int at = 0; at < CHANGES; at++) {
            JsonObject detail = new JsonObject().put("before", old).put("after", changed);
            database.preparedQuery("insert into access.audit (who, what, subject, reason, detail) values"
                            + " ('colleague', 'settings', 'settings', $1, $2)")
                    .executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(
                            "everything at once, as agreed with the treasury: change number " + at, detail));
        }
    }

    private static String alerts() {
        List<AlertChange> moved = IntStream.range(0, 120)
                .mapToObj(at -> new AlertChange(
                        "XOF:CI:GHS:GH",
                        new BigDecimal("0.02031"),
                        new BigDecimal("0.01461"),
                        new BigDecimal("-28.06"),
                        "moved"))
                .toList();
        return MarketJson.write(Map.of(
                "alerts",
                IntStream.range(0, 200)
                        .mapToObj(at -> new Alert(
                                "01LARGE" + at,
                                new AlertSubject(
                                        at % 2 == 0 ? "variation" : "held_back",
                                        "warning",
                                        "cause " + at,
                                        "XOF:CI:BUY"),
                                "recorded by the engine at length, as it writes it for each move of a market",
                                moved,
                                false,
                                Instant.now().minusSeconds(60L * at),
                                at < 100 ? null : Instant.now(),
                                at < 100 ? null : "colleague"))
                        .toList()));
    }

    private static MonthlyUsage usage() {
        return new MonthlyUsage(
                YearMonth.of(2026, 10),
                IntStream.rangeClosed(1, KEYS)
                        .mapToObj(at -> new KeyUsage(
                                "large-" + (at % 2 == 0 ? 1 : at % INTEGRATORS + 1),
                                "large-" + at,
                                1_000L * at,
                                new BigDecimal(at + ".5"),
                                List.of()))
                        .toList());
    }

    private void run(String sql) {
        database.query(sql).executeAndAwait();
    }

    @Override
    public void close() {
        run("delete from access.session where token_digest like 'large-%'");
        run("delete from access.staff where id like 'large-%'");
        run("delete from access.api_key where id like 'large-%'");
        run("delete from access.integrator where id like 'large-%'");
        JsonObject old = new JsonObject(before).put("version", inForce().version());
        put(old);
        if (markets != null) {
            markets.remove();
        }
    }
}
