package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole set on a Redis behind Sentinel, and on a Redis Cluster, whose server of the rates is killed while it runs. Started
 * by {@code deploy/faults/run}.
 */
class FailoverSuite {
    private static final String XOF_BUY = "fiat=XOF&trade_type=BUY&country=CI";

    @ParameterizedTest
    @ValueSource(strings = {"sentinel", "cluster"})
    void a_failover_keeps_every_answer_and_rates_go_on(String kind) throws Exception {
        RunningSet set = new RunningSet(kind);
        try {
            World world = new World(set);
            world.reset();
            failOver(kind, world);
        } finally {
            set.stop();
        }
    }

    private void failOver(String kind, World world) throws Exception {
        SeveralRedis servers = world.set.severalRedis();
        world.book("binance", "XOF/CI/BUY", offer("700", "1", "9000"));
        world.refresh();
        world.rateWhen(XOF_BUY, at("700"));
        int before = servers.master();

        servers.killFirst();
        Instant killed = Instant.now();
        world.book("binance", "XOF/CI/BUY", offer("701", "1", "9000"));
        Set<String> answered = new TreeSet<>();
        await().atMost(PATIENCE).until(() -> {
            String answer = answer(world.set);
            answered.add(answer);
            return answer.equals("200 701");
        });

        assertTrue(Set.of("200 700", "200 701").containsAll(answered), answered.toString());
        assertNotEquals(before, servers.master());
        System.out.println("a failover of " + kind + ": fresh again after "
                + Duration.between(killed, Instant.now()).toMillis() + " ms");
        world.change(settings -> settings.putArray("adjustments")
                .addObject()
                .put("currency", "XOF")
                .put("trade_type", "BUY")
                .put("mode", "PERCENT")
                .put("value", "10")
                .put("direction", "MARKUP")
                .put("active", true)
                .put("reason", "failover"));
        world.rateWhen(XOF_BUY, at("771.1"));
    }

    private static String answer(RunningSet set) {
        Call.Answer answer = set.api().get("/api/v1/best-rates?" + XOF_BUY);
        return answer.status() + " " + answer.body().at("/best_rates/0/rate").asText();
    }

    private static Predicate<JsonNode> at(String price) {
        return rate -> price.equals(rate.get("rate").asText());
    }
}
