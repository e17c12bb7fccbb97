package io.usdtaggregator.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.usdtaggregator.collector.FakePlatform.answers;
import static io.usdtaggregator.collector.FakePlatform.asked;
import static io.usdtaggregator.collector.FakePlatform.book;
import static io.usdtaggregator.collector.FakePlatform.offer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.health.PlatformsCheck;
import io.usdtaggregator.collector.platform.htx.HtxPlatform;
import io.usdtaggregator.collector.polling.LiveRefresh;
import io.usdtaggregator.collector.polling.PlatformPollers;
import io.usdtaggregator.collector.polling.PollScheduler;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.Refresh;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators and staff see of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class SeenFromOutsideTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Inject
    RedisDataSource redis;

    @Inject
    ReactiveRedisDataSource reactive;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Inject
    LiveRefresh refresh;

    @Inject
    PlatformPollers pollers;

    @Inject
    HtxPlatform htx;

    @Inject
    Spans spans;

    private Staff staff;

    @BeforeEach
    void an_unburdened_platform() {
        staff = new Staff(redis);
        redis.key().del("budget:{binance}", "budget:{binance}:pause", "budget:{binance}:slots");
    }

    @Test
    void a_dead_platform_is_named_and_the_collector_stays_ready() {
        blocked("BWP");
        staff.set("BWP", SECOND, true, List.of());

        await().untilAsserted(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'platforms' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'platforms' }.data.binance", startsWith("failing: HTTP 403")));
    }

    @Test
    void a_collector_is_ready_once_it_has_read_the_settings_and_says_until_then_that_it_starts() {
        staff.set("BWP", LONG, false, List.of());
        LiveSettings own = new LiveSettings(reactive, subscriptions);
        PlatformsCheck check =
                new PlatformsCheck(new PollScheduler(List.of(), own, refresh, pollers, new SimpleMeterRegistry()));
        HealthCheckResponse starting = check.call();
        assertEquals(HealthCheckResponse.Status.DOWN, starting.getStatus());
        assertEquals(
                "starting: the settings were not read from Redis yet",
                starting.getData().orElseThrow().get("state"));

        own.start(null);

        await().atMost(Duration.ofMinutes(1)).until(() -> check.call().getStatus() == HealthCheckResponse.Status.UP);
        own.stop(null);
    }

    @Test
    void a_currency_without_a_number_of_the_platform_is_not_polled_there_which_is_no_failure() {
        assertTrue(htx.serves(Market.zone("NGN", TradeType.BUY)));
        assertTrue(!htx.serves(Market.zone("XOF", TradeType.BUY)));
        assertTrue(!htx.serves(Market.in("NGN", "NG", TradeType.BUY)));
        staff.set("htx", new Budget(60, 5, 2), "XOF", new Refresh(SECOND, true), List.of());

        await().untilAsserted(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'platforms' }.data.htx", startsWith("idle: none")));
        assertTrue(!redis.key().exists(RedisKeys.reads("htx")));
    }

    @Test
    void staff_end_a_pause_by_switching_the_platform_off_and_on_again() {
        Budget budget = new Budget(6000, 50, 4);
        Refresh everySecond = new Refresh(SECOND, true);
        answers("SOS", "BUY", aResponse().withStatus(429).withHeader("Retry-After", "900"));
        answers("SOS", "SELL", aResponse().withStatus(429).withHeader("Retry-After", "900"));
        staff.set("SOS", SECOND, true, List.of());
        await().until(() -> redis.key().exists("budget:{binance}:pause"));
        // Both sides: one that is refused still would pause the platform again.
        answers("SOS", "BUY", book(offer("1", "SOS", "BUY", "570", "100", "1000")));
        answers("SOS", "SELL", book(offer("1", "SOS", "SELL", "565", "100", "1000")));

        staff.set("another", budget, "SOS", everySecond, List.of());
        await().until(() -> !redis.key().exists("budget:{binance}:pause"));
        staff.set("SOS", SECOND, true, List.of());

        await().until(() -> redis.key().exists(RedisKeys.book("binance", Market.zone("SOS", TradeType.BUY))));
    }

    @Test
    void a_stored_value_that_cannot_be_read_is_replaced_by_the_next_good_one() {
        Market market = Market.zone("DJF", TradeType.BUY);
        redis.value(String.class).set(RedisKeys.book("binance", market), "{\"version\":1,\"offers\":\"nonsense\"}");
        redis.hash(String.class).hset(RedisKeys.reads("binance"), market.key(), "{\"at\":7e999999999}");
        redis.hash(String.class).hset(RedisKeys.marketActivity("binance"), market.key(), "[");
        redis.value(String.class).set(RedisKeys.bookToken("binance", market), "1");
        answers("DJF", "BUY", book(offer("1", "DJF", "BUY", "177", "100", "1000")));
        staff.set("DJF", SECOND, true, List.of());

        await().until(() -> stored("DJF").contains("\"offer_id\":\"1\""));
    }

    @Test
    void a_collector_with_nothing_due_does_not_ask_redis_about_markets() {
        answers("ERN", "BUY", book(offer("1", "ERN", "BUY", "15", "100", "1000")));
        answers("ERN", "SELL", book(offer("2", "ERN", "SELL", "14", "100", "1000")));
        staff.set("ERN", LONG, true, List.of());
        // Both sides: the second one may begin when the first one has ended.
        await().until(() -> Stream.of(TradeType.values())
                        .allMatch(side -> redis.key().exists(RedisKeys.book("binance", Market.zone("ERN", side))))
                && !redis.key().exists("budget:{binance}:slots"));

        // Ten seconds without a question, so that one who asks every few seconds is seen too; a poll of before may
        // still
        // end on a busy machine.
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
            redis.execute("CONFIG", "RESETSTAT");
            Thread.sleep(10_000);
            String commands = redis.execute("INFO", "commandstats").toString();
            for (String command : List.of("hgetall", "eval", "evalsha", "hget", "hset")) {
                assertTrue(!commands.contains("cmdstat_" + command + ":"), command + " in " + commands);
            }
        });
    }

    @Test
    void every_failed_read_leaves_a_gap_with_its_reason_and_latency() {
        answers("ZMW", "BUY", book(offer("1", "ZMW", "BUY", "25", "100", "1000")));
        staff.set("ZMW", SECOND, true, List.of());
        await().until(() -> redis.key().exists(RedisKeys.book("binance", Market.zone("ZMW", TradeType.BUY))));
        blocked("ZMW");

        await().until(() -> gaps("ZMW").filter(gap -> gap.lastGoodAt() != null).count() >= 2);

        Gap last =
                gaps("ZMW").filter(gap -> gap.lastGoodAt() != null).findFirst().orElseThrow();
        assertEquals(ReadStatus.REFUSED, last.failure().status());
        assertEquals("HTTP 403", last.failure().reason());
        assertTrue(last.failure().latencyMillis() >= 0);
        assertTrue(last.failure().at().isAfter(last.lastGoodAt()));
    }

    @Test
    void the_metrics_tell_reads_offers_drops_budget_lag_and_leases_by_platform() {
        answers(
                "MUR",
                "BUY",
                book(offer("1", "MUR", "BUY", "46", "100", "1000"), offer("2", "MUR", "BUY", "-1", "1", "2")));
        answers("MUR", "SELL", aResponse().withStatus(451));
        staff.set("MUR", SECOND, true, List.of());

        await().untilAsserted(() -> Stream.of(
                        "collector_reads_seconds_count{outcome=\"read\",platform=\"binance\"}",
                        "collector_reads_seconds_count{outcome=\"refused\",platform=\"binance\"}",
                        "collector_offers_total{platform=\"binance\"}",
                        "collector_offers_dropped_total{platform=\"binance\",reason=\"invalid\"}",
                        "collector_budget_left{platform=\"binance\"} 50.0",
                        "collector_lag_seconds{platform=\"binance\"}",
                        "collector_pause_seconds{platform=\"binance\"}",
                        "collector_leases_held{platform=\"binance\"}",
                        "collector_markets_unattended{platform=\"binance\"} 0.0",
                        "collector_markets_put_off{platform=\"binance\"} 0.0",
                        "ft_timeout_calls_total",
                        "ft_circuitbreaker_calls_total",
                        "ft_bulkhead_calls_total")
                .forEach(metric -> assertTrue(metrics().contains(metric), metric)));
    }

    @Test
    void every_poll_is_one_line_of_keys_and_values() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler handler = collectInto(lines);
        Logger log = Logger.getLogger("io.usdtaggregator.collector.poll");
        log.addHandler(handler);
        try {
            answers(
                    "SCR",
                    "BUY",
                    book(offer("1", "SCR", "BUY", "13", "100", "1000"), offer("2", "SCR", "BUY", "0", "1", "2")));
            answers("SCR", "SELL", aResponse().withStatus(403));
            staff.set("SCR", LONG, true, List.of());
            await().until(() ->
                    lines.stream().filter(line -> line.contains("=SCR:")).count() >= 2);
        } finally {
            log.removeHandler(handler);
        }
        List<String> polls =
                lines.stream().filter(line -> line.contains("=SCR:")).sorted().toList();
        assertEquals(2, polls.size(), polls.toString());
        assertTrue(
                polls.get(0)
                        .matches("poll platform=binance market=SCR:-:BUY outcome=read offers=1 dropped=1 "
                                + "dropped_invalid=1 published=true version=\\d+ latency_ms=\\d+"),
                polls.get(0));
        assertTrue(
                polls.get(1)
                        .matches("poll platform=binance market=SCR:-:SELL outcome=refused reason=\"HTTP 403\" "
                                + "latency_ms=\\d+"),
                polls.get(1));
    }

    @Test
    void a_poll_can_be_traced_from_its_reading_to_its_publication() {
        answers("BND", "BUY", book(offer("1", "BND", "BUY", "1.3", "100", "1000")));
        staff.set("BND", LONG, true, List.of());

        await().until(() -> poll("BND:-:BUY").isPresent());

        SpanData poll = poll("BND:-:BUY").orElseThrow();
        Map<String, String> said = new HashMap<>();
        poll.getAttributes().forEach((key, value) -> said.put(key.getKey(), value.toString()));
        assertEquals("read", said.get("outcome"));
        assertEquals(String.valueOf(version("BND")), said.get("version"));
        assertEquals(
                List.of("publish", "read"),
                spans.all().stream()
                        .filter(span -> span.getParentSpanId().equals(poll.getSpanId()))
                        .map(SpanData::getName)
                        .sorted()
                        .toList());
    }

    @Test
    void the_announcement_of_a_book_carries_the_trace_of_its_poll_on() {
        answers("SRD", "BUY", book(offer("1", "SRD", "BUY", "36", "100", "1000")));
        staff.set("SRD", LONG, true, List.of());

        await().until(() -> poll("SRD:-:BUY").isPresent());

        String book = RedisKeys.book("binance", Market.zone("SRD", TradeType.BUY));
        List<String> carried =
                redis.stream(String.class).xrange(RedisKeys.OFFERS_STREAM, StreamRange.of("-", "+")).stream()
                        .map(StreamMessage::payload)
                        .filter(entry -> book.equals(entry.get("key")))
                        .map(entry -> entry.get("traceparent"))
                        .toList();
        SpanData poll = poll("SRD:-:BUY").orElseThrow();
        assertEquals(List.of("00-" + poll.getTraceId() + "-" + poll.getSpanId() + "-01"), carried);
    }

    private Optional<SpanData> poll(String market) {
        return spans.all().stream()
                .filter(span -> span.getName().equals("poll"))
                .filter(span -> market.equals(span.getAttributes().get(AttributeKey.stringKey("market"))))
                .findFirst();
    }

    @Test
    void an_empty_read_that_a_second_one_contradicts_is_not_believed() {
        String full = offer("1", "SZL", "BUY", "18", "100", "1000");
        answers("SZL", "BUY", book(full));
        staff.set("SZL", LONG, true, List.of());
        await().until(() -> redis.key().exists(RedisKeys.book("binance", Market.zone("SZL", TradeType.BUY))));
        FakePlatform.answersInTurn("SZL", "BUY", book(), book(full));
        int before = asked("SZL", "BUY").size();
        staff.refreshNow();

        await().until(() -> asked("SZL", "BUY").size() == before + 2);

        await().until(() -> version("SZL") >= 2);
        assertTrue(stored("SZL").contains("\"offer_id\":\"1\""), stored("SZL"));
    }

    private long version(String fiat) {
        return Long.parseLong(stored(fiat).replaceFirst("^\\{\"version\":(\\d+).*", "$1"));
    }

    private String stored(String fiat) {
        return redis.value(String.class).get(RedisKeys.book("binance", Market.zone(fiat, TradeType.BUY)));
    }

    private static void blocked(String fiat) {
        answers(fiat, "BUY", aResponse().withStatus(403));
        answers(fiat, "SELL", aResponse().withStatus(403));
    }

    private Stream<Gap> gaps(String fiat) {
        return redis.list(String.class).lrange(RedisKeys.gaps("binance"), 0, -1).stream()
                .map(json -> MarketJson.read(json, Gap.class))
                .filter(gap -> gap.market().fiat().equals(fiat));
    }

    private static String metrics() {
        return RestAssured.get("/q/metrics").asString();
    }

    private static Handler collectInto(Queue<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry instanceof ExtLogRecord extended ? extended.getFormattedMessage() : entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
