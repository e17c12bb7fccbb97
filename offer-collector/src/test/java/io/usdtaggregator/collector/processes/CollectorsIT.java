package io.usdtaggregator.collector.processes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.processes.HttpPlatform.Request;
import io.usdtaggregator.embedded.RedisServer;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Names;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three collectors in processes of their own, a real Redis, and kill -9. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectorsIT {
    private static final Duration INTERVAL = Duration.ofSeconds(6);
    /** What a busy machine may put between a poll and its request; a second poll would come much earlier. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    private static final List<Market> MARKETS = Stream.of("XOF", "XAF", "GHS")
            .flatMap(fiat -> Stream.of(TradeType.values()).map(type -> Market.zone(fiat, type)))
            .toList();

    private RedisServer redis;
    private HttpPlatform platform;
    private final List<CollectorProcess> collectors = new ArrayList<>();

    @BeforeAll
    void three_collectors_at_work(@TempDir Path directory) throws IOException, InterruptedException {
        redis = RedisServer.start(directory.resolve("redis"), 0);
        platform = new HttpPlatform();
        Settings settings = settings();
        new PlainRedis(redis.port()).run("SET", RedisKeys.SETTINGS, MarketJson.write(settings));
        for (String name : List.of("one", "two", "three")) {
            collectors.add(new CollectorProcess(name, redis.url(), platform.url()));
        }
        patiently().until(() -> collectors.stream().allMatch(CollectorProcess::isReady));
        // Besides, each has read before anything is measured: a process loads classes between its first polls and
        // requests.
        for (CollectorProcess collector : collectors) {
            assertDoesAllTheWorkWhileTheOthersStandStill(collector);
        }
    }

    @AfterAll
    void nothing_is_left_behind() throws InterruptedException {
        platform.close();
        for (CollectorProcess collector : collectors) {
            collector.close();
        }
        redis.close();
    }

    @Test
    void a_market_is_polled_once_an_interval_and_a_killed_collectors_markets_go_on()
            throws IOException, InterruptedException {
        // What stood still in the middle of a poll sends its request when it goes on.
        Instant goingOn = Instant.now();
        patiently().until(() -> MARKETS.stream()
                .noneMatch(market -> pollsSince(goingOn, market).isEmpty()));
        Instant atWork = Instant.now();
        patiently().until(() -> MARKETS.stream()
                .allMatch(market -> pollsSince(atWork, market).size() >= 3));
        // Its reader holds the lease of this market and a slot of the budget when it dies, in the middle of its poll.
        Market orphan = MARKETS.get(0);
        CollectorProcess dying = readerHeldUpAt(orphan);
        dying.kill();
        Instant death = Instant.now();
        platform.speakAgain();

        patiently().until(() -> MARKETS.stream()
                .allMatch(market -> pollsSince(death, market).size() >= 2));

        for (Market market : MARKETS) {
            Request next = pollsSince(death, market).get(0);
            Duration takeover = Duration.between(death, next.at());
            assertNotEquals(dying.name(), next.collector());
            assertTrue(takeover.compareTo(INTERVAL.plus(JITTER)) <= 0, market + " was taken over after " + takeover);
        }
        System.out.printf(
                "takeover of a market in the middle of its poll: %d ms after kill -9, interval %d ms; duplicate polls: 0%n",
                Duration.between(death, pollsSince(death, orphan).get(0).at()).toMillis(), INTERVAL.toMillis());
        assertNoDuplicates(atWork);
    }

    @Test
    void a_collector_that_stood_still_past_its_lease_does_not_bring_back_its_old_book()
            throws IOException, InterruptedException {
        Market market = MARKETS.get(1);
        CollectorProcess frozen = readerHeldUpAt(market);
        frozen.freeze();
        Instant frozenAt = Instant.now();
        platform.speakAgain();
        patiently().until(() -> observedAt(market).isAfter(frozenAt));
        Instant newer = observedAt(market);

        frozen.thaw();

        patiently().until(() -> frozen.said()
                .matches("(?s).*market=" + market.key() + " outcome=read [^\\n]*published=false.*"));
        assertFalse(observedAt(market).isBefore(newer));
    }

    private Instant observedAt(Market market) {
        String json = new PlainRedis(redis.port()).run("GET", RedisKeys.book("binance", market));
        return json.isEmpty()
                ? Instant.EPOCH
                : MarketJson.read(json, OfferBook.class).observedAt();
    }

    /** Who asked for this market; the platform is silent on it, so that the read goes on until it speaks again. */
    private CollectorProcess readerHeldUpAt(Market market) {
        int before = platform.requests(market).size();
        platform.fallSilentOn(market);
        patiently().until(() -> platform.requests(market).stream().skip(before).anyMatch(Request::heldUp));
        String reader = platform.requests(market).stream()
                .skip(before)
                .filter(Request::heldUp)
                .findFirst()
                .orElseThrow()
                .collector();
        return collectors.stream()
                .filter(collector -> collector.name().equals(reader))
                .findFirst()
                .orElseThrow();
    }

    private void assertDoesAllTheWorkWhileTheOthersStandStill(CollectorProcess working)
            throws IOException, InterruptedException {
        List<CollectorProcess> others =
                collectors.stream().filter(other -> other != working).toList();
        for (CollectorProcess other : others) {
            other.freeze();
        }
        try {
            Instant alone = Instant.now();
            patiently().until(() -> MARKETS.stream().allMatch(market -> pollsSince(alone, market).stream()
                    .anyMatch(poll -> poll.collector().equals(working.name()))));
        } finally {
            for (CollectorProcess other : others) {
                other.thaw();
            }
        }
    }

    private List<Request> pollsSince(Instant from, Market market) {
        return platform.requests(market).stream()
                .filter(request -> request.at().isAfter(from))
                .toList();
    }

    private void assertNoDuplicates(Instant from) {
        for (Market market : MARKETS) {
            List<Request> polls = pollsSince(from, market);
            for (int i = 1; i < polls.size(); i++) {
                Duration between =
                        Duration.between(polls.get(i - 1).at(), polls.get(i).at());
                assertTrue(
                        between.plus(JITTER).compareTo(INTERVAL) >= 0,
                        market + " was polled again after " + between + ": " + polls);
            }
        }
    }

    private static Settings settings() {
        Settings first = FirstStart.settings();
        return first.draft()
                .currencies(Stream.of("XOF", "XAF", "GHS")
                        .map(code -> new CurrencySetting(code, new Names(code, code), true, List.of()))
                        .toList())
                .platforms(List.of(
                        new PlatformSetting("binance", "Binance P2P", true, true, new Budget(6000, 10, 2), null)))
                .refresh(new Refresh(INTERVAL, true))
                .build();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(3));
    }
}
