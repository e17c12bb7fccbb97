package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.json;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform that fails: the last good rate stays and ages, then another platform serves, then nothing does. */
class OutageIT {
    private static final String XOF_BUY = "fiat=XOF&trade_type=BUY&country=CI";
    private static final String GHS_ZONE = "fiat=GHS&trade_type=BUY&scope=zone&country=GH";

    private static final AtomicInteger PRICES = new AtomicInteger(640);

    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "hang,unreachable",
        "throttled,throttled",
        "refused,refused",
        "html,refused",
        "truncated,malformed",
        "error_envelope,malformed",
        "malformed,malformed",
        "wrong_side,malformed",
        "huge,malformed"
    })
    void a_fault_keeps_the_last_good_rate_with_a_growing_age(String kind, String outcome) {
        // A price that no other test has set: what is seen is this very read.
        String price = String.valueOf(PRICES.incrementAndGet());
        world.book("binance", "XOF/CI/BUY", offer(price, "1", "9000"));
        world.refresh();
        JsonNode good =
                world.rateWhen(XOF_BUY, seen -> seen.get("rate").asText().equals(price));

        world.fault("binance", "{\"kind\":\"" + kind + "\",\"retry_after\":\"1\"}");
        world.book("binance", "XOF/CI/BUY", offer("1", "1", "9000"));
        Instant faulty = Instant.now();
        world.refresh();
        Instant asked =
                await(kind + ": the market is read").atMost(PATIENCE).until(() -> askedSince(faulty), Objects::nonNull);
        // A platform that refused is left alone: its other markets are throttled then, which may be the later failure.
        Set<String> outcomes = outcome.equals("refused") ? Set.of(outcome, "throttled") : Set.of(outcome);
        JsonNode failure = await(kind + ": the read has failed")
                .atMost(PATIENCE)
                .until(
                        this::lastFailure,
                        seen -> seen.has("at") && instant(seen, "at").isAfter(asked));

        assertTrue(outcomes.contains(failure.get("status").asText()), failure.toString());
        JsonNode old = world.rateWhen(XOF_BUY, seen -> true);
        assertEquals(price, old.get("rate").asText());
        assertEquals("fresh", old.get("status").asText());
        assertFalse(instant(old, "observed_at").isBefore(instant(good, "observed_at")));
        assertTrue(instant(old, "observed_at").isBefore(asked), "it is as old as the last good read");
    }

    /** When the simulator was asked for the market after that; {@code null} while it was not. */
    private Instant askedSince(Instant since) {
        return StreamSupport.stream(
                        world.set.simulator().get("/control/requests").body().spliterator(), false)
                .filter(request -> request.get("market").asText().equals("binance/XOF/CI/BUY"))
                .map(request -> instant(request, "at"))
                .filter(at -> at.isAfter(since))
                .findFirst()
                .orElse(null);
    }

    private JsonNode lastFailure() {
        return StreamSupport.stream(
                        world.set
                                .gateway()
                                .get("/api/v1/status")
                                .body()
                                .get("platforms")
                                .spliterator(),
                        false)
                .filter(platform -> platform.get("code").asText().equals("binance"))
                .findFirst()
                .orElseThrow()
                .path("last_failure");
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.get(field).asText());
    }

    @Test
    void a_slow_platform_is_read_all_the_same() {
        String price = String.valueOf(PRICES.incrementAndGet());
        world.fault("binance", "{\"kind\":\"delay\",\"delay_ms\":1500}");
        world.book("binance", "XOF/CI/BUY", offer(price, "1", "9000"));
        world.refresh();

        JsonNode seen =
                world.rateWhen(XOF_BUY, rate -> rate.get("rate").asText().equals(price));

        assertEquals("fresh", seen.get("status").asText());
    }

    @Test
    void an_empty_answer_that_is_confirmed_leaves_no_rate_and_never_a_zero() {
        String price = String.valueOf(PRICES.incrementAndGet());
        world.book("binance", "XOF/CI/BUY", offer(price, "1", "9000"));
        world.refresh();
        world.rateWhen(XOF_BUY, rate -> rate.get("rate").asText().equals(price));

        world.fault("binance", "{\"kind\":\"empty\"}");
        JsonNode empty = world.rateWhen(XOF_BUY, rate -> rate.get("rate").isNull());
        assertEquals("unavailable", empty.get("status").asText());
        assertEquals("no_eligible_offers", empty.get("reason").asText());

        world.set.simulator().delete("/control/faults");
        world.rateWhen(XOF_BUY, rate -> price.equals(rate.get("rate").asText()));
    }

    @Test
    void a_long_outage_falls_back_then_is_stale_then_unavailable_and_comes_back() {
        world.change(settings ->
                settings.set("freshness", json("{\"stale_after\":\"PT20S\",\"unavailable_after\":\"PT40S\"}")));
        world.book("binance", "GHS/-/BUY", offer("12.45", "1", "9000"));
        world.book("bybit", "GHS/-/BUY", offer("12.7", "1", "9000"));
        world.book("binance", "GHS/GH/BUY");
        world.refresh();
        JsonNode before =
                world.rateWhen(GHS_ZONE, seen -> seen.get("rate").asText().equals("12.45"));
        assertEquals("GHS", before.get("scope_used").asText());

        world.fault("binance", "{\"kind\":\"refused\"}");
        JsonNode fallback =
                world.rateWhen(GHS_ZONE, seen -> seen.get("fallback").asBoolean());
        assertEquals("12.7", fallback.get("rate").asText());
        assertEquals("bybit", fallback.get("platform").asText());

        world.fault("bybit", "{\"kind\":\"html\"}");
        JsonNode gone =
                world.rateWhen(GHS_ZONE, seen -> seen.get("status").asText().equals("unavailable"));
        assertTrue(gone.get("rate").isNull(), gone.toString());
        assertTrue(gone.hasNonNull("reason"), gone.toString());

        world.set.simulator().delete("/control/faults");
        JsonNode back =
                world.rateWhen(GHS_ZONE, seen -> seen.get("rate").asText().equals("12.45"));
        assertEquals("fresh", back.get("status").asText());
        assertEquals("binance", back.get("platform").asText());
    }
}
