package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.World.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis holds nothing that cannot be made again. */
class RedisLossIT {
    private static final String CI_BUY = "fiat=XOF&country=CI&trade_type=BUY";

    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @Test
    void a_redis_killed_and_started_empty_is_filled_again_by_itself() throws Exception {
        world.book("binance", "XOF/CI/BUY", offer("633", "1", "9000"));
        world.refresh();
        world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("633"));

        world.set.redis.kill();
        JsonNode without = world.rateWhen(CI_BUY, seen -> true);
        assertEquals("633", without.get("rate").asText());

        world.set.redis.startEmpty();
        world.book("binance", "XOF/CI/BUY", offer("634", "1", "9000"));
        JsonNode again =
                world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("634"));
        assertEquals("fresh", again.get("status").asText());
    }
}
