package io.usdtaggregator.engine.updates;

import static io.usdtaggregator.model.settings.SettingsBuilder.crossRule;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.rates.AnotherEngine;
import io.usdtaggregator.engine.rates.RateComputation;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class HoldBackTest {
    /** A place of its own: the engine remembers books beyond a loss of Redis. */
    private static final Place XOF = new Place("XOF", "GW");

    private static final Market BUY = XOF.buy();
    private static final Market GHS_SELL = new Place("GHS", null).sell();
    private static final String CORRIDOR = "XOF:GW:GHS:-";

    @Inject
    LiveEngine engine;

    @Inject
    AnotherEngine another;

    private Instant began;

    @BeforeEach
    void rates_stand_at_600_and_12_3() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        engine.publishConfirmed("binance", BUY, Instant.now().minusSeconds(60), "600");
        engine.publishConfirmed("binance", GHS_SELL, Instant.now().minusSeconds(60), "12.3");
        engine.awaitCross(CORRIDOR, "0.0205");
        engine.forgetsItsAlerts();
        began = Instant.now();
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.0123", "250, 0.0492"})
    void a_jump_up_or_down_that_vanishes_is_never_published_and_never_recorded(String jump, String jumpedCross) {
        engine.publish("binance", BUY, began.minusSeconds(50), jump);
        PricedRate held = engine.awaitFlag(BUY, BookFlag.HELD_BACK);
        engine.publish("binance", BUY, began.minusSeconds(40), "601");

        assertEquals(0, held.rate().compareTo(new BigDecimal("600")));
        engine.awaitRate(BUY, "601");
        engine.awaitCross(CORRIDOR, "0.02046589018");
        assertFalse(engine.tickRates(BUY.key(), began).contains(jump));
        assertFalse(engine.tickRates(CORRIDOR, began).contains(jumpedCross));
        engine.awaitAlert(
                "held_back",
                BUY.key(),
                "raw rate moved from 600 to " + jump + " on binance and waits for a second read");
        assertFalse(engine.alerts("variation", BUY.key()).stream()
                .anyMatch(message -> message.startsWith("rate moved from 600 to " + jump)));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.0123", "250, 0.0492"})
    void a_jump_that_a_second_read_confirms_is_published_with_an_alert(String jump, String jumpedCross) {
        engine.publish("binance", BUY, began.minusSeconds(50), jump);
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);
        engine.publish("binance", BUY, began.minusSeconds(40), jump);

        PricedRate confirmed = engine.awaitRate(BUY, jump);
        engine.awaitCross(CORRIDOR, jumpedCross);
        assertFalse(confirmed.quality().flags().contains(BookFlag.HELD_BACK));
        engine.awaitAlert("variation", BUY.key(), "rate moved from 600 to " + jump);
        engine.awaitAlert("variation", CORRIDOR, " to " + jumpedCross);
    }

    @Test
    void the_same_read_twice_confirms_nothing_and_the_corridor_follows_the_held_rate() {
        engine.publish("binance", BUY, began.minusSeconds(50), "1000");
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);
        engine.publish("binance", BUY, began.minusSeconds(50), "1000");
        engine.publish("binance", GHS_SELL, began.minusSeconds(40), "12.6");

        PricedCrossRate cross = engine.awaitCross(CORRIDOR, "0.021");
        assertEquals(0, cross.buy().rate().compareTo(new BigDecimal("600")));
        assertTrue(
                cross.buy().quality().flags().contains(BookFlag.HELD_BACK), "the corridor says that its leg is held");
        assertEquals(0, engine.priced(Rate.POLICY, BUY).rate().compareTo(new BigDecimal("600")));
    }

    @Test
    void an_edit_of_settings_does_not_let_a_held_jump_through() {
        engine.publish("binance", BUY, began.minusSeconds(50), "1000");
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);

        engine.set(settings().withoutOutlierCut().build());
        long edited = engine.settings().version();

        org.awaitility.Awaitility.await().atMost(LiveEngine.PATIENCE).until(() -> engine.rate(Rate.POLICY, BUY)
                .filter(rate -> rate.settingsVersion() == edited)
                .isPresent());
        assertEquals(0, engine.priced(Rate.POLICY, BUY).rate().compareTo(new BigDecimal("600")));
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);
    }

    @Test
    void a_jump_read_under_edited_settings_waits_too() {
        engine.publish("binance", BUY, began.minusSeconds(50), "1000");
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);
        engine.set(settings().withoutOutlierCut().build());
        engine.publish("binance", BUY, began.minusSeconds(40), "3000");

        org.awaitility.Awaitility.await().atMost(LiveEngine.PATIENCE).until(() -> engine.redis()
                .hash(String.class)
                .hget(RedisKeys.RATES_BASIS, RedisKeys.rateField(Rate.POLICY, BUY))
                .contains("\"held\":{\"raw_rate\":\"3000\""));
        assertEquals(0, engine.priced(Rate.POLICY, BUY).rate().compareTo(new BigDecimal("600")));
    }

    @Test
    void a_corridor_keeps_its_cross_rule_until_a_second_read_confirms_that_it_stops_applying() {
        engine.set(settings()
                .withoutOutlierCut()
                .cross(crossRule("c", "XOF", "GHS", AdjustmentMode.FIXED, "0", "12"))
                .build());
        engine.awaitCross(CORRIDOR, "0.0005");

        engine.publish("binance", GHS_SELL, began.minusSeconds(50), "11.5");
        engine.awaitFlag(GHS_SELL, BookFlag.HELD_BACK);
        assertEquals(0, engine.pricedCross(CORRIDOR).rate().compareTo(new BigDecimal("0.0005")));
        engine.awaitAlert("held_back", GHS_SELL.key(), "cross rules that would leave zero or less: c");

        engine.publish("binance", GHS_SELL, began.minusSeconds(40), "11.5");
        assertTrue(engine.awaitCross(CORRIDOR, "0.01916666667").price().rule().isEmpty());
        engine.awaitAlert("rule_skipped", CORRIDOR);
    }

    @Test
    void an_engine_that_starts_anew_knows_what_is_held() {
        engine.publish("binance", BUY, began.minusSeconds(50), "1000");
        engine.awaitFlag(BUY, BookFlag.HELD_BACK);
        RateComputation restarted = another.started();

        compute(restarted);
        assertEquals(0, engine.priced(Rate.POLICY, BUY).rate().compareTo(new BigDecimal("600")));

        engine.place("binance", BUY, began.minusSeconds(40), "1000");
        compute(restarted);
        engine.awaitRate(BUY, "1000");
    }

    private void compute(RateComputation computation) {
        computation.compute(engine.settings(), List.of(XOF)).await().atMost(LiveEngine.PATIENCE);
    }
}
