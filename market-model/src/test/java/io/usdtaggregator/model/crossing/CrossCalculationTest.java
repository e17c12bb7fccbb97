package io.usdtaggregator.model.crossing;

import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.rate.AdjustmentMode.FIXED;
import static io.usdtaggregator.model.rate.AdjustmentMode.PERCENT;
import static io.usdtaggregator.model.settings.SettingsBuilder.crossRule;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossCalculationTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Place WEST = new Place("XOF", null);
    private static final Place GHANA = new Place("GHS", null);
    private static final Corridor THERE = new Corridor("XOF", null, "GHS", null);

    private final Map<Market, Rate> rates = new HashMap<>();

    @Test
    void the_domains_own_case() {
        given(WEST.buy(), NOW, "600");
        given(GHANA.sell(), NOW, "12.3");

        assertEquals(
                new BigDecimal("0.0205"), pricedCross(THERE, settings().build()).rate());
        PricedCrossRate adjusted = pricedCross(
                THERE,
                settings()
                        .cross(crossRule("r", "XOF", "GHS", PERCENT, "1", "1"))
                        .build());
        assertEquals(new BigDecimal("0.02009405941"), adjusted.rate());
        assertEquals("XOF:GHS", adjusted.price().crossAdjustment().scope());
    }

    @Test
    void the_most_specific_cross_rule_applies() {
        given(WEST.buy(), NOW, "600");
        given(GHANA.sell(), NOW, "12.3");
        Settings all = settings()
                .cross(crossRule("both", "XOF", "GHS", PERCENT, "1", "1"))
                .cross(crossRule("from", "XOF", null, PERCENT, "2", "2"))
                .cross(crossRule("global", null, null, PERCENT, "3", "3"))
                .build();

        assertEquals("both", pricedCross(THERE, all).price().crossAdjustment().ruleId());
        assertEquals(
                Optional.of("from"),
                new CrossRuleChoice(all.crossAdjustments())
                        .of(new Corridor("XOF", null, "XAF", null))
                        .map(rule -> rule.ruleId()));
        assertEquals(
                Optional.of("global"),
                new CrossRuleChoice(all.crossAdjustments()).of(THERE.reversed()).map(rule -> rule.ruleId()));
    }

    @Test
    void the_two_directions_are_not_reciprocals_and_the_way_back_tells_the_cost() {
        given(WEST.buy(), NOW, "600");
        given(WEST.sell(), NOW, "590");
        given(GHANA.buy(), NOW, "12.5");
        given(GHANA.sell(), NOW, "12.3");

        CrossPrice cross = pricedCross(THERE, settings().build()).price();

        assertEquals(new BigDecimal("47.2"), cross.inverseRate());
        assertEquals(new BigDecimal("3.24"), cross.roundTripCostPct());
    }

    @Test
    void without_a_leg_there_is_no_number_and_the_other_leg_is_shown() {
        given(WEST.buy(), NOW, "600");

        CrossRate cross = make(THERE, settings().build());

        assertEquals(Optional.of(UnavailableReason.LEG_UNAVAILABLE), cross.whyUnpriced());
        assertEquals(Optional.of(new BigDecimal("600")), cross.buyLeg().flatMap(Rate::number));
        assertEquals(Optional.empty(), cross.sellLeg());
    }

    @Test
    void a_countrys_leg_is_never_its_zones() {
        given(WEST.buy(), NOW, "600");
        given(GHANA.sell(), NOW, "12.3");

        assertFalse(
                make(new Corridor("XOF", "CI", "GHS", null), settings().build()).isPriced());
    }

    @Test
    void it_is_as_old_as_its_older_leg() {
        given(WEST.buy(), NOW.minusSeconds(40), "600");
        given(GHANA.sell(), NOW, "12.3");

        assertEquals(
                NOW.minusSeconds(40), pricedCross(THERE, settings().build()).observedAt());
    }

    @Test
    void a_cross_rule_that_would_leave_nothing_is_skipped() {
        given(WEST.buy(), NOW, "600");
        given(GHANA.sell(), NOW, "12.3");
        Settings harsh = settings()
                .cross(crossRule("r", "XOF", "GHS", FIXED, "1", "12.3"))
                .build();

        PricedCrossRate cross = pricedCross(THERE, harsh);

        assertEquals(new BigDecimal("0.0205"), cross.rate());
        assertTrue(new CrossCalculation(harsh).skipsItsRule(cross));
    }

    @Test
    void all_ordered_pairs_of_places_of_active_currencies_are_corridors() {
        Settings three = settings().build();

        long places = three.activePlaces().count();

        assertEquals(18, places);
        assertEquals(18 * 17, Corridors.all(three).count());
        assertEquals(2 * 17, Corridors.touching(three, WEST).count());
    }

    private void given(Market market, Instant observedAt, String price) {
        rates.put(
                market,
                new RateCalculation(settings().build())
                        .make(
                                Rate.POLICY,
                                MarketBooks.of(market, List.of(priced("binance", market, observedAt, price))),
                                NOW,
                                1));
    }

    private PricedCrossRate pricedCross(Corridor corridor, Settings settings) {
        return make(corridor, settings).priced().orElseThrow();
    }

    private CrossRate make(Corridor corridor, Settings settings) {
        return new CrossCalculation(settings).make(corridor, market -> Optional.ofNullable(rates.get(market)), NOW, 1);
    }
}
