package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis holds nothing that cannot be made again. */
class RedisLossIT {
    private static final String CI_BUY = "fiat=XOF&country=CI&trade_type=BUY";

    private static final String CORRIDOR = "from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH";

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

        world.set.redis().kill();
        JsonNode without = world.rateWhen(CI_BUY, seen -> true);
        assertEquals("633", without.get("rate").asText());

        world.set.redis().startEmpty();
        world.book("binance", "XOF/CI/BUY", offer("634", "1", "9000"));
        JsonNode again =
                world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("634"));
        assertEquals("fresh", again.get("status").asText());
    }

    @Test
    void a_loss_of_redis_is_no_news() throws Exception {
        for (String platform : List.of("binance", "bybit")) {
            for (String place : List.of("XOF/-", "XOF/CI")) {
                world.book(platform, place + "/BUY", offer("633", "1", "9000"));
                world.book(platform, place + "/SELL", offer("620", "1", "9000"));
            }
            for (String place : List.of("GHS/-", "GHS/GH")) {
                world.book(platform, place + "/BUY", offer("12.9", "1", "9000"));
                world.book(platform, place + "/SELL", offer("12.3", "1", "9000"));
            }
        }
        world.refresh();
        Instant begin = Instant.now();
        // All books of both platforms were read once more by then.
        String rate = world.rateWhen(CI_BUY, seen -> observedAt(seen).isAfter(begin.plusSeconds(15)))
                .get("rate_id")
                .asText();
        String cross = crossId().orElseThrow();
        awaitRecord(CI_BUY, begin, rate);
        awaitRecord(CORRIDOR, begin, cross);

        world.set.redis().kill();
        Instant lost = Instant.now();
        world.set.redis().startEmpty();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonNode seen = world.rateWhen(CI_BUY, any -> true);
            assertEquals(rate, seen.get("rate_id").asText());
            assertEquals("fresh", seen.get("status").asText());
            assertEquals(Optional.of(cross), crossId());
            return observedAt(seen).isAfter(lost.plusSeconds(11));
        });
        // A sign of life bears the id of before.
        assertTrue(Set.of(rate).containsAll(recordedSince(CI_BUY, lost)));
        assertTrue(Set.of(cross).containsAll(recordedSince(CORRIDOR, lost)));
    }

    private static Instant observedAt(JsonNode rate) {
        return Instant.parse(rate.get("observed_at").asText());
    }

    private void awaitRecord(String query, Instant begin, String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> recordedSince(query, begin.minusSeconds(600)).contains(id));
    }

    /** Empty without a rate. */
    private Optional<String> crossId() {
        Call.Answer answer = world.set.api().get("/api/v1/rates/cross?" + CORRIDOR);
        return answer.status() == 200 ? Optional.of(answer.body().get("rate_id").asText()) : Optional.empty();
    }

    private List<String> recordedSince(String query, Instant from) {
        Call.Answer answer = world.set
                .api()
                .get("/api/v1/rates/history?" + query + "&from=" + from + "&to="
                        + Instant.now().plusSeconds(60) + "&limit=500");
        assertEquals(200, answer.status(), answer.text());
        return answer.body().get("ticks").findValuesAsText("rate_id");
    }
}
