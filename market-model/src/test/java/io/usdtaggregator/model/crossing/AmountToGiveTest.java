package io.usdtaggregator.model.crossing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmountToGiveTest {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);
    private static final Market GHS = Market.zone("GHS", TradeType.SELL);
    private static final Optional<CrossAdjustment> NO_RULE = Optional.empty();
    private static final CrossAdjustment ONE_PERCENT_EACH = new CrossAdjustment(
            "c",
            "global",
            AdjustmentMode.PERCENT,
            new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKUP),
            new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKDOWN));
    private static final Adjustment FIVE_UP =
            new Adjustment("r", "XOF", AdjustmentMode.FIXED, new BigDecimal("5"), Direction.MARKUP);

    private final PricedRate buy = rate(
            XOF,
            null,
            anOffer().at("600").of("1000", "30000").build(),
            anOffer().at("610").of("1000", "500000").build());
    private final PricedRate sell = rate(
            GHS,
            null,
            anOffer().at("12.3").of("1", "615").build(),
            anOffer().at("12").of("1", "900000").build());

    @Test
    void it_is_the_amount_that_the_other_question_turns_into_what_arrives() {
        assertEquals(
                Optional.of(new BigDecimal("60500")),
                new AmountToGive(buy, sell, NO_RULE, 0).toReceive(new BigDecimal("1215")));
    }

    @Test
    void it_rounds_up_to_the_smallest_unit_of_what_is_given() {
        PricedRate inCents =
                rate(XOF, null, anOffer().at("600").of("1", "30000").build());

        // 10.01 GHS are 0.8138... USDT, which are 488.29... of the other currency.
        assertEquals(
                Optional.of(new BigDecimal("489")),
                new AmountToGive(inCents, sell, NO_RULE, 0).toReceive(new BigDecimal("10.01")));
        assertEquals(
                Optional.of(new BigDecimal("488.30")),
                new AmountToGive(inCents, sell, NO_RULE, 2).toReceive(new BigDecimal("10.01")));
    }

    @Test
    void more_than_all_offers_bring_has_no_amount() {
        assertEquals(Optional.empty(), new AmountToGive(buy, sell, NO_RULE, 0).toReceive(new BigDecimal("1000000")));
    }

    @Test
    void of_any_books_and_rules_it_is_enough_and_one_unit_less_is_not() {
        Random random = new Random(20260821);
        int found = 0;
        for (int at = 0; at < 300; at++) {
            PricedRate from = rate(XOF, random.nextBoolean() ? FIVE_UP : null, offers(random, 600, 200000, true));
            PricedRate to = rate(GHS, null, offers(random, 12, 4000, false));
            Optional<CrossAdjustment> rule = random.nextBoolean() ? Optional.of(ONE_PERCENT_EACH) : NO_RULE;
            BigDecimal wanted = BigDecimal.valueOf(1 + random.nextInt(400000), 2);
            Optional<BigDecimal> given = new AmountToGive(from, to, rule, 0).toReceive(wanted);
            if (given.isPresent()) {
                found++;
                String question = "question " + at + ": " + wanted + " for " + given.get();
                assertTrue(arrives(from, to, rule, given.get()).compareTo(wanted) >= 0, question);
                BigDecimal less = given.get().subtract(BigDecimal.ONE);
                assertTrue(less.signum() == 0 || arrives(from, to, rule, less).compareTo(wanted) < 0, question);
            }
        }
        assertTrue(found > 150, found + " of 300 have an answer");
    }

    private static BigDecimal arrives(
            PricedRate from, PricedRate to, Optional<CrossAdjustment> rule, BigDecimal amount) {
        return CrossWalk.walk(from, to, rule, amount)
                .map(CrossExecution::received)
                .orElse(BigDecimal.ZERO);
    }

    /** Best first: the cheapest where the client buys, the dearest where they sell. */
    private static Offer[] offers(Random random, int price, int most, boolean isBuy) {
        Comparator<Offer> order = Comparator.comparing(Offer::price);
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(at -> anOffer()
                        .at(BigDecimal.valueOf(price * 1000L + random.nextInt(price * 40), 3)
                                .toPlainString())
                        .of(
                                String.valueOf(1 + random.nextInt(most / 100)),
                                String.valueOf(most / 10 + random.nextInt(most)))
                        .build())
                .sorted(isBuy ? order : order.reversed())
                .toArray(Offer[]::new);
    }

    private static PricedRate rate(Market market, Adjustment rule, Offer... offers) {
        return aRate().in(market).adjusted(rule).offering(offers).build();
    }
}
