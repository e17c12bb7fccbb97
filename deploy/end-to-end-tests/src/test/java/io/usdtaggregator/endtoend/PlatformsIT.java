package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every platform that staff can switch on, in its own dialect, from the simulator to the API. */
class PlatformsIT {
    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @ParameterizedTest
    @CsvSource({"bybit,GHS", "okx,GHS", "kucoin,GHS", "mexc,GHS", "bitget,GHS", "htx,NGN"})
    void a_platforms_books_come_out_as_they_were_set_on_both_sides(String platform, String fiat) {
        world.change(settings -> {
            settings.withArray("platforms").forEach(known -> {
                if (known.get("code").asText().equals(platform)) {
                    ((ObjectNode) known).put("active", true);
                }
            });
            settings.withArray("currencies").forEach(known -> {
                if (known.get("code").asText().equals(fiat)) {
                    ((ObjectNode) known).put("active", true);
                }
            });
        });
        world.book(platform, fiat + "/-/BUY", offer("12.53", "100", "900"), offer("12.51", "100", "800"));
        world.book(platform, fiat + "/-/SELL", offer("12.11", "200", "900"), offer("12.13", "200", "700"));
        world.refresh();

        listed(platform, fiat, "BUY", List.of("12.51 100 800", "12.53 100 900"));
        listed(platform, fiat, "SELL", List.of("12.13 200 700", "12.11 200 900"));
    }

    private void listed(String platform, String fiat, String side, List<String> expected) {
        await(platform + " " + side).atMost(PATIENCE).untilAsserted(() -> {
            var answer = world.set
                    .api()
                    .get("/api/v1/offers?fiat=" + fiat + "&trade_type=" + side + "&platform=" + platform);
            assertEquals(200, answer.status(), answer.text());
            List<String> seen = new ArrayList<>();
            for (JsonNode offer : answer.body().get("offers")) {
                seen.add(offer.get("price").asText() + " "
                        + offer.get("min_fiat").asText() + " "
                        + offer.get("max_fiat").asText());
            }
            assertEquals(expected, seen, answer.text());
        });
    }
}
