package io.usdtaggregator.engine.history.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    private static final Market MARKET = Market.parse("XOF:CI:BUY");
    private static final Instant AT = Instant.parse("2026-11-30T12:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_record_is_read_as_it_was_written_with_and_without_a_base(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<Offer> book = offers(random, random.nextInt(120));
            ObjectNode base = readBack(rate(random, book), null);
            assertRoundTrip(rate(random, moved(random, book)), base);
            assertRoundTrip(rate(random, offers(random, random.nextInt(20))), base);
            assertRoundTrip(rate(random, List.of()), base);
            assertRoundTrip(unpriced(random), base);
            assertRoundTrip(rate(random, book), readBack(unpriced(random), null));
        }
    }

    @Test
    void sixty_offers_of_which_each_moved_take_at_most_700_bytes_beside_their_base() {
        Random random = new Random(11);
        List<Offer> book = new ArrayList<>();
        for (int rank = 0; rank < 60; rank++) {
            book.add(offer(random, rank, BigDecimal.valueOf(60_000 + random.nextInt(2_000), 2)));
        }
        ObjectNode base = readBack(rate(random, book), null);
        for (int time = 0; time < 20; time++) {
            int length = RecordCodec.write(json(rate(random, walked(random, book))), base).length;
            assertTrue(length <= 700, "bytes: " + length);
        }
    }

    @Test
    void an_amount_beyond_all_measure_is_kept_all_the_same() {
        Offer huge = offer(new Random(1), 1, new BigDecimal("1E+40"));
        assertRoundTrip(rate(new Random(2), List.of(huge)), null);
        byte[] written = RecordCodec.write(json(rate(new Random(2), List.of(huge))), null);
        assertEquals(RecordCodec.PLAIN, written[0]);
    }

    @Test
    void what_is_no_record_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.read(new byte[] {9, 1, 2}, null));
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.read(new byte[] {}, null));
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.read(new byte[] {1, 1, 2, 3}, null));
    }

    private static void assertRoundTrip(Rate rate, ObjectNode base) {
        Rate read = MarketJson.mapper()
                .convertValue(RecordCodec.read(RecordCodec.write(json(rate), base), base), Rate.class);
        assertEquals(MarketJson.write(rate), MarketJson.write(read));
        assertEquals(MarketJson.read(MarketJson.write(rate), Rate.class), read);
    }

    private static ObjectNode readBack(Rate rate, ObjectNode base) {
        return RecordCodec.read(RecordCodec.write(json(rate), base), base);
    }

    private static ObjectNode json(Rate rate) {
        return MarketJson.mapper().valueToTree(rate);
    }

    private static Rate rate(Random random, List<Offer> offers) {
        int eligible = offers.isEmpty() ? 0 : random.nextInt(offers.size() + 1);
        List<SetAsideOffer> aside = offers.subList(eligible, offers.size()).stream()
                .map(offer ->
                        new SetAsideOffer(offer, random.nextBoolean() ? DropReason.OUTLIER : DropReason.UNSUPPORTED))
                .toList();
        return new PricedRate(
                provenance(random),
                MARKET,
                random.nextBoolean() ? Rate.POLICY : "binance",
                new RatePrice(number(random), number(random), number(random), null, null),
                new RateOrigin(
                        "binance",
                        AT.plusNanos(random.nextInt()),
                        random.nextBoolean() ? "binance: no eligible offer, \u00e9t\u00e9" : null,
                        Map.of("okx", AT)),
                new Quality(
                        Confidence.HIGH,
                        offers.size(),
                        eligible,
                        Map.of(DropReason.OUTLIER, aside.size()),
                        random.nextBoolean() ? Set.of() : Set.of(BookFlag.CROSSED)),
                new FilteredOffers(offers.subList(0, eligible), aside, random.nextBoolean() ? number(random) : null));
    }

    private static Rate unpriced(Random random) {
        return new UnpricedRate(
                provenance(random), MARKET, Rate.POLICY, UnavailableReason.NO_ELIGIBLE_OFFERS, Quality.NONE);
    }

    private static RateProvenance provenance(Random random) {
        return new RateProvenance(
                random.nextLong() >>> 1,
                RateIds.text(new UUID(random.nextLong(), random.nextLong())),
                AT,
                AT.minusSeconds(random.nextInt(1000)),
                random.nextInt(100),
                AT.plusMillis(random.nextInt(1000)));
    }

    private static List<Offer> offers(Random random, int count) {
        List<Offer> offers = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            offers.add(offer(random, random.nextInt(1_000_000), number(random)));
        }
        return offers;
    }

    /** Some gone, some new, some at another price, in another order. */
    private static List<Offer> moved(Random random, List<Offer> book) {
        List<Offer> next = new ArrayList<>();
        for (Offer offer : book) {
            int chance = random.nextInt(10);
            if (chance == 0) {
                next.add(offer(random, random.nextInt(1_000_000), number(random)));
            } else if (chance < 9) {
                next.add(chance < 4 ? at(offer, number(random)) : offer);
            }
        }
        Collections.shuffle(next, random);
        return next;
    }

    /** Each at a price of up to a percent more, and its maximum too. */
    private static List<Offer> walked(Random random, List<Offer> book) {
        return book.stream()
                .map(offer -> at(offer, offer.price().add(BigDecimal.valueOf(random.nextInt(600), 2))))
                .toList();
    }

    private static Offer at(Offer offer, BigDecimal price) {
        return new Offer(
                offer.platform(),
                offer.offerId(),
                price,
                offer.availableUsdt(),
                offer.minFiat(),
                offer.minFiat().add(price),
                offer.paymentMethods(),
                offer.merchant());
    }

    private static Offer offer(Random random, int id, BigDecimal price) {
        return new Offer(
                random.nextInt(4) == 0 ? "okx" : "binance",
                "1267890123456" + id,
                price,
                number(random),
                new BigDecimal("1000"),
                new BigDecimal("1000").add(number(random)),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new PaymentMethod("wave", "Wave"), new PaymentMethod("autre", "\u00c9pargne")),
                random.nextInt(5) == 0
                        ? null
                        : new Merchant(
                                "s" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                                "Merchant " + random.nextInt(900),
                                random.nextBoolean() ? null : true,
                                random.nextInt(900),
                                BigDecimal.valueOf(random.nextInt(1000), 3)));
    }

    private static BigDecimal number(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(6));
    }
}
