package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Redis lets each service's user do; {@link RedisUsersTest} compares names only. */
class RedisRightsTest {
    private static final String REFUSED = "NOPERM";
    private static final String BOOK = RedisKeys.book("binance", Market.zone("XOF", TradeType.BUY));

    @TempDir
    static Path folder;

    private static RedisServer redis;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        redis = RedisServer.start(folder);
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void collectors_write_books_and_engines_read_them() {
        assertEquals("OK", redis.as("offer-collector", "SET", BOOK, "a book"));
        assertFalse(redis.as("offer-collector", "XADD", RedisKeys.OFFERS_STREAM, "*", "key", BOOK)
                .contains(REFUSED));
        assertEquals("a book", redis.as("rate-engine", "GET", BOOK));
        assertTrue(redis.as("rate-engine", "SET", BOOK, "a false book").contains(REFUSED));
    }

    @Test
    void engines_work_off_the_stream_of_offers_as_a_group() {
        redis.as("offer-collector", "XADD", RedisKeys.OFFERS_STREAM, "*", "key", BOOK);

        assertEquals(
                "OK", redis.as("rate-engine", "XGROUP", "CREATE", RedisKeys.OFFERS_STREAM, "engine", "0", "MKSTREAM"));
        assertTrue(redis.as(
                        "rate-engine",
                        "XREADGROUP",
                        "GROUP",
                        "engine",
                        "member",
                        "STREAMS",
                        RedisKeys.OFFERS_STREAM,
                        ">")
                .contains(BOOK));
        assertFalse(redis.as("rate-engine", "XAUTOCLAIM", RedisKeys.OFFERS_STREAM, "engine", "member", "0", "0-0")
                .contains(REFUSED));
    }

    @Test
    void what_a_user_may_not_write_its_scripts_may_not_write_either() {
        String script = "return redis.call('SET', KEYS[1], 'written')";

        assertEquals("OK", redis.as("rate-engine", "EVAL", script, "1", RedisKeys.RATES_DONE));
        assertEquals("OK", redis.as("offer-collector", "EVAL", script, "1", "poll:lease"));
        for (String key : new String[] {RedisKeys.RATES_DONE, RedisKeys.SETTINGS, RedisKeys.ACCESS}) {
            String answer = redis.as("offer-collector", "EVAL", script.replace("written", "false"), "1", key);
            assertTrue(answer.contains("can't access at least one of the keys"), answer);
        }
        assertEquals("written", redis.as("rate-engine", "GET", RedisKeys.RATES_DONE));
    }

    @ParameterizedTest
    @CsvSource({
        "offer-collector, access",
        "rate-engine, access",
        "rate-engine, refresh:family",
        "offer-collector, rates",
        "admin-ui, refresh:family",
        "admin-ui, usage:{calls}:unsettled"
    })
    void what_is_none_of_its_business_a_service_does_not_even_read(String service, String key) {
        assertTrue(redis.as(service, "GET", key).contains(REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "offer-collector, settings",
        "rate-engine, settings",
        "api-gateway, settings",
        "api-gateway, access",
        "api-gateway, rates:done",
        "admin-ui, rates:done"
    })
    void only_its_owner_writes_a_key(String service, String key) {
        assertTrue(redis.as(service, "SET", key, "false").contains(REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer-collector", "rate-engine", "api-gateway", "admin-ui"})
    void no_service_administers_redis(String service) {
        assertTrue(redis.as(service, "FLUSHALL").contains(REFUSED));
        assertTrue(redis.as(service, "CONFIG", "GET", "*").contains(REFUSED));
        assertTrue(redis.as(service, "ACL", "LIST").contains(REFUSED));
        assertTrue(redis.as(service, "KEYS", "*").contains(REFUSED));
        assertTrue(redis.as(service, "SHUTDOWN", "NOSAVE").contains(REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"offer-collector, rates", "api-gateway, changed2", "admin-ui, alerts"})
    void nobody_speaks_on_a_channel_that_is_not_named_for_it(String service, String channel) {
        assertTrue(redis.as(service, "PUBLISH", channel, "x").contains(REFUSED));
    }
}
