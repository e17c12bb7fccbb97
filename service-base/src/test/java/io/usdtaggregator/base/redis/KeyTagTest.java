package io.usdtaggregator.base.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.embedded.RedisConnection;
import io.usdtaggregator.model.market.Market;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.embedded.core.ExecutableProvider;

/** Where keys lie on a Redis Cluster, by the count of a real one. */
class KeyTagTest {
    private static final Market MARKET = Market.parse("XOF:CI:BUY");

    @Test
    void what_is_published_in_one_step_lies_on_one_server_and_the_rest_is_spread(@TempDir Path folder)
            throws Exception {
        int port = FreePort.take();
        Process server = new ProcessBuilder(
                        ExecutableProvider.newJarResourceProvider().get().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--cluster-enabled",
                        "yes",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        try (RedisConnection redis = await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> new RedisConnection("redis://127.0.0.1:" + port), open -> true)) {
            keysOfOneScript().forEach(keys -> assertEquals(1, slots(redis, keys).size(), keys.toString()));

            Set<Object> spread = slots(
                    redis,
                    List.of(
                            RedisKeys.RATES,
                            RedisKeys.ALERT_GROUPS,
                            RedisKeys.OFFERS_STREAM,
                            RedisKeys.USAGE_UNSETTLED,
                            RedisKeys.budget("binance"),
                            RedisKeys.budget("bybit"),
                            RedisKeys.book("binance", MARKET),
                            RedisKeys.book("bybit", MARKET)));
            assertEquals(8, spread.size());
        } finally {
            server.destroyForcibly();
        }
    }

    private static Set<Object> slots(RedisConnection redis, List<String> keys) {
        return keys.stream()
                .map(key -> redis.run("CLUSTER", "KEYSLOT", KeyTag.onCluster(key)))
                .collect(Collectors.toSet());
    }

    static Stream<List<String>> keysOfOneScript() {
        return Stream.of(
                List.of(
                        RedisKeys.SETTINGS,
                        RedisKeys.RATES,
                        RedisKeys.RATES_BASIS,
                        RedisKeys.CROSS_RATES,
                        RedisKeys.RATES_VERSION,
                        RedisKeys.RATE_TOKENS,
                        RedisKeys.RATES_DONE,
                        RedisKeys.HISTORY_STREAM,
                        RedisKeys.HISTORY_WAITING),
                List.of(
                        RedisKeys.ALERT_GROUPS,
                        RedisKeys.alertGroup("drift:XOF"),
                        RedisKeys.alertRaised("drift:XOF"),
                        RedisKeys.alertSilence("variation", "XOF:CI:BUY")),
                List.of(RedisKeys.loginAttempts("a"), RedisKeys.loginAttempts("b")),
                List.of(RedisKeys.refreshFamily("f"), RedisKeys.refreshFamilies("a")),
                List.of(RedisKeys.usageAdded("gateway"), RedisKeys.USAGE_UNSETTLED, RedisKeys.USAGE_DAY + "2026-11-30"),
                List.of(
                        RedisKeys.budget("binance"),
                        RedisKeys.budgetPause("binance"),
                        RedisKeys.budgetSlots("binance"),
                        RedisKeys.pollLease("binance", MARKET)));
    }

    @ParameterizedTest
    @MethodSource("keysOfOneScript")
    void keys_of_one_script_may_be_touched_together(List<String> keys) {
        KeyTag.requireTogether("any", keys);
    }

    @Test
    void keys_that_a_cluster_would_keep_apart_are_refused_on_one_redis_too() {
        List<String> apart = List.of(RedisKeys.RATES, RedisKeys.book("binance", MARKET));

        assertThrows(IllegalArgumentException.class, () -> KeyTag.requireTogether("any", apart));
        assertThrows(
                IllegalArgumentException.class,
                () -> KeyTag.requireTogether("any", List.of(RedisKeys.budget("binance"), RedisKeys.budget("bybit"))));
    }

    @Test
    void a_name_has_its_tag_on_a_cluster_alone() {
        assertEquals("rates:version", RedisKeys.RATES_VERSION);
        assertEquals("rates:{rates}:version", KeyTag.onCluster("rates:version"));
        assertEquals("settings:{rates}", KeyTag.onCluster("settings"));
        assertEquals("poll:binance:XOF:CI:BUY", RedisKeys.pollLease("binance", MARKET));
        assertEquals("poll:{binance}:XOF:CI:BUY", KeyTag.onCluster("poll:binance:XOF:CI:BUY"));
        assertEquals("poll:token:binance:XOF:CI:BUY", KeyTag.onCluster(RedisKeys.bookToken("binance", MARKET)));
        assertEquals("alert:{alerts}:group:x{y}", KeyTag.onCluster("alert:group:x{y}"));
        assertEquals("offers:binance:XOF:CI:BUY", KeyTag.onCluster("offers:binance:XOF:CI:BUY"));
        assertEquals(KeyTag.onCluster("rates"), KeyTag.onCluster(KeyTag.onCluster("rates")));
        assertNotEquals(KeyTag.placedBy("rates:{}"), KeyTag.placedBy("rates"));
    }
}
