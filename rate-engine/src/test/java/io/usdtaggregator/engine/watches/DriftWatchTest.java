package io.usdtaggregator.engine.watches;

import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.alerts.MailServer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Direction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(MailServer.class)
class DriftWatchTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Market DRIFTING = Market.in("XAF", "TD", TradeType.BUY);
    private static final Market RULED = Market.in("XAF", "TD", TradeType.SELL);

    @Inject
    LiveEngine engine;

    @Inject
    DriftWatch watch;

    @Inject
    Scheduler scheduler;

    /** A look in the middle of a test would tell of a part of the drift. */
    @BeforeEach
    void noLooksButTheTestsOwn() {
        scheduler.pause(DriftWatch.LOOKS);
    }

    @AfterEach
    void looksAgain() {
        scheduler.resume(DriftWatch.LOOKS);
    }

    @BeforeEach
    void aFreshRedis() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
    }

    /** +53 % in five reads, each below the threshold of 10 %. */
    @Test
    void small_steps_that_add_up_are_told_once() {
        Instant first = Instant.now().minusSeconds(60);
        List<String> prices = List.of("600", "654", "712", "776", "845", "920");
        for (int read = 0; read < prices.size(); read++) {
            engine.publish("binance", DRIFTING, first.plusSeconds(read * 10L), prices.get(read));
            engine.awaitRate(DRIFTING, prices.get(read));
        }
        await().atMost(PATIENCE).until(() -> engine.ticks(DRIFTING.key(), "policy") >= prices.size());

        look();
        engine.awaitAlert("variation", DRIFTING.key());
        look();
        engine.awaitNoAlertWaits();

        assertEquals(
                List.of("raw rate moved from 600 to 920 within an hour (+53.33 %)"),
                engine.alerts("variation", DRIFTING.key()));
    }

    @Test
    void what_a_rule_of_staff_s_moves_is_no_drift() {
        engine.publish("binance", RULED, Instant.now(), "600");
        engine.awaitRate(RULED, "600");
        engine.set(settings()
                .withoutOutlierCut()
                .rule(percent("mine", "XAF", null, null, "9", Direction.MARKUP))
                .build());
        engine.awaitRate(RULED, "654");
        engine.set(settings()
                .withoutOutlierCut()
                .rule(percent("mine", "XAF", null, null, "18", Direction.MARKUP))
                .build());
        engine.awaitRate(RULED, "708");

        look();
        engine.awaitNoAlertWaits();

        assertEquals(List.of(), engine.alerts("variation", RULED.key()));
    }

    private void look() {
        watch.look().await().atMost(PATIENCE);
    }
}
