package io.usdtaggregator.collector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.ScriptedPlatform.Request;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.Refresh;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three collectors and one platform: what one of them learns or uses up counts for all. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class SharedBudgetTest {
    private static final Budget PLENTY = new Budget(6000, 50, 4);
    private static final Refresh EVERY_SECOND = new Refresh(Duration.ofSeconds(1), true);

    @Inject
    RedisDataSource redis;

    @Inject
    MoreCollectors collectors;

    @Test
    void three_collectors_starting_at_once_keep_to_one_budget_and_read_every_market_in_turn() {
        ScriptedPlatform platform = new ScriptedPlatform("spare");
        Budget twoASecond = new Budget(120, 3, 4);
        Set<Market> markets = new Staff(redis)
                .set("spare", twoASecond, "XOF", EVERY_SECOND, List.of(), "BJ", "BF", "CI", "SN", "TG")
                .activeMarkets()
                .collect(Collectors.toSet());
        assertEquals(12, markets.size());
        try (var one = start(platform);
                var two = start(platform);
                var three = start(platform)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> platform.requests().size() >= 30);
        }
        List<Request> requests = platform.requests();
        assertWithin(twoASecond, requests);
        Set<Market> read = requests.stream().limit(24).map(Request::market).collect(Collectors.toSet());
        assertEquals(markets, read, "every market has its turn though the budget is a sixth of what they need");
    }

    @Test
    void one_throttled_collector_silences_all_until_retry_after_is_over() {
        ScriptedPlatform platform = new ScriptedPlatform("strict");
        new Staff(redis).set("strict", new Budget(6000, 50, 1), "XOF", EVERY_SECOND, List.of(), "CI", "SN");
        Duration pause = Duration.ofSeconds(3);
        platform.answers(market -> platform.requests().size() == 4
                ? new ReadOutcome.Throttled(Optional.of(pause), "HTTP 429")
                : ScriptedPlatform.EMPTY);
        try (var one = start(platform);
                var two = start(platform);
                var three = start(platform)) {
            await().until(() -> platform.requests().size() >= 8);
        }
        Duration silence = Duration.between(
                platform.requests().get(3).at(), platform.requests().get(4).at());
        assertTrue(silence.compareTo(pause) >= 0, "asked again after " + silence);
    }

    @Test
    void failures_in_a_row_open_the_circuit_and_one_collector_probes_before_all_return() {
        ScriptedPlatform platform = new ScriptedPlatform("blocking");
        new Staff(redis).set("blocking", PLENTY, "XOF", EVERY_SECOND, List.of(), "BJ", "BF", "CI", "SN", "TG");
        platform.answers(market -> new ReadOutcome.Refused("HTTP 403"));
        try (var one = start(platform);
                var two = start(platform);
                var three = start(platform)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> bursts(platform).size() >= 3);
            platform.answers(market -> ScriptedPlatform.EMPTY);
            int before = platform.requests().size();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> platform.requests().size() >= before + 10);
        }
        List<Integer> bursts = bursts(platform);
        assertTrue(bursts.get(0) >= 5 && bursts.get(0) <= 5 + 4, "opened after " + bursts);
        assertEquals(1, bursts.get(1), "half open: one probe, not one for each collector: " + bursts);
    }

    @Test
    void places_that_nobody_gives_back_make_a_collector_not_live_until_they_are_free() {
        ScriptedPlatform platform = new ScriptedPlatform("occupied");
        String places = RedisKeys.budget("occupied") + ":slots";
        redis.sortedSet(String.class)
                .zadd(places, Instant.now().plusSeconds(3600).toEpochMilli(), "nobody");
        new Staff(redis).set("occupied", new Budget(6000, 50, 1), "XOF", EVERY_SECOND, List.of());

        try (var collector = collectors.startImpatient(List.of(platform))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> collector
                    .health()
                    .stuck()
                    .filter(why -> why.startsWith("not attempted for three intervals: XOF:-:"))
                    .isPresent());

            redis.key().del(places);

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> collector.health().stuck().isEmpty());
        }
    }

    @Test
    void a_budget_that_is_too_small_is_told_and_leaves_the_collectors_live() {
        ScriptedPlatform platform = new ScriptedPlatform("narrow");
        Budget oneASecond = new Budget(60, 1, 2);
        new Staff(redis).set("narrow", oneASecond, "XOF", EVERY_SECOND, List.of(), "BJ", "BF", "CI", "SN", "TG");

        try (var one = collectors.startImpatient(List.of(platform));
                var other = collectors.startImpatient(List.of(platform))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                assertEquals(Optional.empty(), one.health().stuck());
                assertEquals(Optional.empty(), other.health().stuck());
                return platform.requests().size() >= 15
                        && Stream.of(one, other)
                                .anyMatch(some ->
                                        some.health().state().startsWith("the budget of requests is too small"));
            });
        }
    }

    /** How many requests came between two times of quiet. */
    private static List<Integer> bursts(ScriptedPlatform platform) {
        List<Request> requests = platform.requests();
        List<Integer> ends = Stream.concat(
                        IntStream.range(1, requests.size())
                                .filter(i -> Duration.between(
                                                        requests.get(i - 1).at(),
                                                        requests.get(i).at())
                                                .compareTo(Duration.ofMillis(2500))
                                        > 0)
                                .boxed(),
                        Stream.of(requests.size()))
                .toList();
        return IntStream.range(0, ends.size())
                .mapToObj(i -> ends.get(i) - (i == 0 ? 0 : ends.get(i - 1)))
                .toList();
    }

    /** A token bucket: in no stretch of time more than the burst and what that time brings. */
    private static void assertWithin(Budget budget, List<Request> requests) {
        for (int from = 0; from < requests.size(); from++) {
            for (int to = from; to < requests.size(); to++) {
                Instant begin = requests.get(from).at();
                double seconds = Duration.between(begin, requests.get(to).at()).toMillis() / 1000.0;
                double most = budget.burst() + budget.requestsPerMinute() / 60.0 * seconds + 1;
                assertTrue(to - from + 1 <= most, (to - from + 1) + " requests in " + seconds + " s");
            }
        }
    }

    private MoreCollectors.Running start(Platform platform) {
        return collectors.start(List.of(platform));
    }
}
