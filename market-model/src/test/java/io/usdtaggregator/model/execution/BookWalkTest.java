package io.usdtaggregator.model.execution;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BookWalkTest {
    private final List<Offer> book = List.of(
            anOffer().at("600").of("1000", "30000").build(),
            anOffer().at("605").of("50000", "100000").build(),
            anOffer().at("610").of("1000", "500000").build());

    @Test
    void an_amount_takes_the_best_offers_first() {
        Execution execution = BookWalk.fiat(book, new BigDecimal("100000"));

        assertEquals("603.4912718", execution.executableRate().toPlainString());
        assertEquals("1", execution.coverage().toPlainString());
        assertEquals(2, execution.offersUsed());
    }

    @Test
    void an_offer_whose_minimum_is_above_the_rest_is_skipped() {
        Execution execution = BookWalk.fiat(book, new BigDecimal("60000"));

        assertTrue(execution.executableRate().toPlainString().startsWith("604.9586"), execution.toString());
        assertEquals("1", execution.coverage().toPlainString());
    }

    @Test
    void a_book_too_small_for_the_amount_covers_a_part_of_it() {
        Execution execution =
                BookWalk.fiat(List.of(anOffer().at("600").of("1000", "30000").build()), new BigDecimal("100000"));

        assertEquals("0.3", execution.coverage().toPlainString());
        assertEquals("600", execution.executableRate().toPlainString());
    }

    @Test
    void less_than_the_whole_is_never_shown_as_the_whole() {
        Execution execution = BookWalk.fiat(
                List.of(anOffer().at("600").of("1", "99999999999").build()), new BigDecimal("100000000000"));

        assertEquals("0.9999999999", execution.coverage().toPlainString());
    }

    @Test
    void a_book_that_takes_nothing_has_no_executable_rate() {
        Execution execution = BookWalk.fiat(book, new BigDecimal("10"));

        assertNull(execution.executableRate());
        assertEquals(0, execution.coverage().signum());
    }

    @Test
    void an_amount_of_usdt_walks_the_same_book() {
        Execution execution = BookWalk.usdt(book, new BigDecimal("50"));

        assertEquals("600", execution.executableRate().toPlainString());
        assertEquals(0, execution.fiatTaken().compareTo(new BigDecimal("30000")));
    }

    /** Offers that start at 0 leave no gap to skip, so a larger amount can only reach worse prices. */
    @Test
    void the_executable_rate_never_beats_the_best_price_and_worsens_with_the_amount() {
        Random random = new Random(20260821);
        for (int round = 0; round < 200; round++) {
            for (TradeType type : TradeType.values()) {
                List<Offer> offers = randomBook(random, type);
                BigDecimal before = offers.get(0).price();
                for (int amount = 1_000; amount < 2_000_000; amount *= 3) {
                    BigDecimal now =
                            BookWalk.fiat(offers, BigDecimal.valueOf(amount)).executableRate();
                    assertTrue(
                            type.bestFirst().compare(Decimals.published(before), now) <= 0,
                            type + " " + amount + ": " + before + " then " + now);
                    before = now;
                }
            }
        }
    }

    private static List<Offer> randomBook(Random random, TradeType type) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            offers.add(anOffer()
                    .at(String.valueOf(550 + random.nextInt(100)))
                    .of("0", String.valueOf(1 + random.nextInt(100_000)))
                    .build());
        }
        Collections.shuffle(offers, random);
        return offers.stream().sorted(Offer.bestFirst(type)).toList();
    }
}
