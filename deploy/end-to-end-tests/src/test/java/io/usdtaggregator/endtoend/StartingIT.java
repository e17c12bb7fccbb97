package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.redis.RedisKeys;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that has not read the rates yet says so: it is not ready, and tells nobody that there are none. */
class StartingIT {
    private static final String RATE = "/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI";

    private final RunningSet set = RunningSet.get();

    @Test
    void a_gateway_that_waits_for_its_rates_is_starting_and_then_serves_them() throws Exception {
        try (HeldRedis redis = new HeldRedis(set.redis().port(), RedisKeys.RATES_VERSION);
                GatewayProcess gateway = new GatewayProcess(set, Map.of("REDIS_URL", redis.url()))) {
            assertTrue(redis.waiting().await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> gateway.call().get("/q/health/live").status() == 200);
            Call asked = new Call(gateway.call().base(), set.api().headers());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertEquals(
                            "starting", asked.get(RATE).body().path("code").asText()));
            assertEquals(503, asked.get(RATE).status());
            assertFalse(gateway.isReady());

            redis.release();
            gateway.awaitReady();
            assertEquals(200, asked.get(RATE).status());
        }
    }
}
