package io.usdtaggregator.model.crossing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossWalkTest {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);
    private static final Market GHS = Market.zone("GHS", TradeType.SELL);
    private static final Optional<CrossAdjustment> NO_RULE = Optional.empty();

    private final PricedRate buy = rate(
            XOF,
            null,
            anOffer().at("600").of("1000", "30000").paidBy("wave").build(),
            anOffer().at("610").of("1000", "500000").paidBy("mtn").build());
    private final PricedRate sell = rate(
            GHS,
            null,
            anOffer().at("12.3").of("1", "615").build(),
            anOffer().at("12").of("1", "900000").build());

    @Test
    void the_second_leg_gets_what_the_first_yields() {
        CrossExecution walked =
                CrossWalk.walk(buy, sell, NO_RULE, new BigDecimal("60500")).orElseThrow();

        assertEquals(0, new BigDecimal("100").compareTo(walked.usdt()));
        assertEquals(0, new BigDecimal("1215").compareTo(walked.received()));
        assertEquals("0.02008264463", walked.executableRate().toPlainString());
        assertEquals("1", walked.coverage().toPlainString());
    }

    @Test
    void each_leg_keeps_its_own_rule_and_the_cross_rule_comes_last() {
        Adjustment two = new Adjustment("r", "XOF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);
        CrossAdjustment.Step one = new CrossAdjustment.Step(new BigDecimal("1"), Direction.MARKUP);
        CrossAdjustment.Step none = new CrossAdjustment.Step(BigDecimal.ZERO, Direction.MARKDOWN);
        PricedRate marked =
                rate(XOF, two, anOffer().at("600").of("1000", "500000").build());

        CrossExecution walked = CrossWalk.walk(
                        marked,
                        rate(GHS, null, anOffer().at("12.3").of("1", "900000").build()),
                        Optional.of(new CrossAdjustment("c", "global", AdjustmentMode.PERCENT, one, none)),
                        new BigDecimal("61812"))
                .orElseThrow();

        // 600 + 2 % = 612, + 1 % = 618.12: 61812 XOF are 100 USDT.
        assertEquals(0, new BigDecimal("1230").compareTo(walked.received()));
    }

    @Test
    void the_coverage_is_that_of_both_legs_together() {
        PricedRate small = rate(GHS, null, anOffer().at("12.3").of("1", "615").build());

        CrossExecution walked =
                CrossWalk.walk(buy, small, NO_RULE, new BigDecimal("60500")).orElseThrow();

        assertEquals("0.5", walked.coverage().toPlainString());
        assertEquals(0, new BigDecimal("615").compareTo(walked.received()));
    }

    @Test
    void an_exact_tie_is_received_as_one_and_rounds_half_even() {
        PricedRate xof = rate(XOF, null, anOffer().at("600").of("1", "900000").build());
        PricedRate xaf = rate(
                Market.zone("XAF", TradeType.SELL),
                null,
                anOffer().at("603.855").of("1", "900000").build());

        CrossExecution walked =
                CrossWalk.walk(xof, xaf, NO_RULE, new BigDecimal("100000")).orElseThrow();

        assertEquals(0, new BigDecimal("100642.5").compareTo(walked.received()));
        assertEquals(
                "100642", walked.received().setScale(0, RoundingMode.HALF_EVEN).toPlainString());
    }

    @Test
    void an_amount_that_no_offer_takes_comes_to_nothing() {
        assertTrue(CrossWalk.walk(buy, sell, NO_RULE, new BigDecimal("10")).isEmpty());
    }

    @Test
    void a_payment_method_leaves_the_offers_that_take_it() {
        PaymentChoice mtn = new PaymentChoice(Set.of("mtn"), settings().build());

        PricedRate narrowed = mtn.of(buy).priced().orElseThrow();

        assertEquals("610", narrowed.rate().toPlainString());
        assertEquals(1, narrowed.quality().offersEligible());
        assertEquals(1, narrowed.quality().excluded().get(DropReason.PAYMENT_METHOD));
        Rate without = mtn.of(sell);
        assertEquals(Optional.of(UnavailableReason.NO_OFFER_WITH_PAYMENT_METHOD), without.whyUnpriced());
    }

    private static PricedRate rate(Market market, Adjustment rule, Offer... offers) {
        return aRate().in(market).adjusted(rule).offering(offers).build();
    }
}
