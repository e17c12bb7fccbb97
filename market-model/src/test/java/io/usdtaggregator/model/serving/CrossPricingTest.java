package io.usdtaggregator.model.serving;

import static io.usdtaggregator.model.crossing.CrossRateBuilder.aCrossRate;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.serving.CrossPricing.Priced;
import io.usdtaggregator.model.serving.OtherDirection.MissingReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SettingsBuilder;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What answers a question about a corridor, out of one snapshot. */
class CrossPricingTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Corridor CORRIDOR = new Corridor("XOF", null, "GHS", null);
    private static final PricedRate BUY = rate("buy", CORRIDOR.buyMarket(), 10, "600", "orange_money");
    private static final PricedRate SELL = rate("sell", CORRIDOR.sellMarket(), 10, "12", "mtn_momo");

    private final Settings settings =
            SettingsBuilder.settings().withoutPoolRules().build();

    @Test
    void nothing_answers_where_nothing_was_published() {
        assertEquals(Optional.empty(), pricing(List.of(BUY, SELL)).of(asked("1000", Set.of())));
    }

    @Test
    void an_amount_walks_the_offers_of_the_very_legs_of_the_cross_rate() {
        PricedRate later = rate("later", CORRIDOR.buyMarket(), 0, "700", "orange_money");
        RatesSnapshot before = RatesSnapshot.of(1, List.of(BUY, SELL), List.of(cross()));
        RatesSnapshot moved = RatesSnapshot.of(2, List.of(later), List.of()).over(before);

        Priced priced = new CrossPricing(settings, moved, new Freshness(settings, NOW))
                .of(asked("60000", Set.of()))
                .orElseThrow();

        assertEquals(Optional.of("buy"), priced.there().buy().map(Rate::rateId));
        WalkedAmount walked = priced.walk(new BigDecimal("60000")).orElseThrow();
        assertEquals(new BigDecimal("1200.00"), walked.received().orElseThrow());
        assertEquals(0, BigDecimal.ONE.compareTo(walked.coverage()));
        assertEquals(0, new BigDecimal("100").compareTo(walked.sell().amount()));
    }

    @Test
    void a_payment_method_leaves_only_the_offers_that_take_it() {
        Priced priced = pricing(List.of(BUY, SELL), cross())
                .of(asked("60000", Set.of("wave")))
                .orElseThrow();

        assertTrue(priced.there().cross().priced().isEmpty());
        assertEquals(MissingReason.PAYMENT_METHOD_ASKED, priced.back().reason());
    }

    @Test
    void the_way_back_must_be_as_fresh_as_the_way_there() {
        assertEquals(MissingReason.LEG_UNAVAILABLE, back());
        assertEquals(MissingReason.LEG_NOT_AS_FRESH, back(returning(600)));
        assertNull(back(returning(20)));
    }

    private MissingReason back(CrossRate... more) {
        CrossRate[] all = new CrossRate[more.length + 1];
        all[0] = cross();
        System.arraycopy(more, 0, all, 1, more.length);
        return pricing(List.of(BUY, SELL), all)
                .of(asked(null, Set.of()))
                .orElseThrow()
                .back()
                .reason();
    }

    private static CrossRate cross() {
        return aCrossRate(BUY, SELL).build();
    }

    private static CrossRate returning(int secondsAgo) {
        return aCrossRate(
                        rate("back-buy", CORRIDOR.reversed().buyMarket(), secondsAgo, "12.5", "mtn_momo"),
                        rate("back-sell", CORRIDOR.reversed().sellMarket(), secondsAgo, "590", "wave"))
                .build();
    }

    private CrossPricing pricing(List<? extends Rate> rates, CrossRate... crossRates) {
        return new CrossPricing(
                settings, RatesSnapshot.of(1, List.copyOf(rates), List.of(crossRates)), new Freshness(settings, NOW));
    }

    private static CrossQuestion asked(String amount, Set<String> methodsFrom) {
        return new CrossQuestion(CORRIDOR, Optional.ofNullable(amount).map(BigDecimal::new), methodsFrom, Set.of());
    }

    private static PricedRate rate(String id, Market market, int secondsAgo, String price, String method) {
        String size = market.tradeType() == TradeType.BUY ? "1000000" : "100000";
        return aRate().called(id)
                .version(id.equals("later") ? 2 : 1)
                .in(market)
                .offering(anOffer().at(price).of("10", size).paidBy(method).build())
                .observedAt(NOW.minusSeconds(secondsAgo))
                .build();
    }
}
