package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings.ConfidenceLimits;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentChoiceTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(200);
    private static final Offer BEST =
            anOffer().on("binance").at("600").paidBy("wave").build();
    private static final Offer NEXT =
            anOffer().on("bybit").at("601").paidBy("mtn").build();

    @Test
    void a_narrowed_rate_is_as_old_as_the_book_of_its_best_offer() {
        PricedRate narrowed = choice("mtn")
                .of(rate(Map.of("binance", NOON, "bybit", BEFORE)))
                .priced()
                .orElseThrow();

        assertEquals("bybit", narrowed.platform());
        assertEquals(BEFORE, narrowed.observedAt());
    }

    @Test
    void a_rate_of_one_book_keeps_its_age_through_json_and_back() {
        Rate one = rate(Map.of());
        Rate several = rate(Map.of("binance", NOON, "bybit", BEFORE));

        assertEquals(Optional.of(NOON), choice("mtn").of(one).lastObservedAt());
        assertEquals(one, MarketJson.read(MarketJson.write(one), Rate.class));
        assertEquals(several, MarketJson.read(MarketJson.write(several), Rate.class));
    }

    private static PaymentChoice choice(String method) {
        return new PaymentChoice(method, new ConfidenceLimits(10, 3));
    }

    private static PricedRate rate(Map<String, Instant> bookTimes) {
        return aRate().offering(BEST, NEXT)
                .observedAt(NOON)
                .ofBooksReadAt(bookTimes)
                .build();
    }
}
