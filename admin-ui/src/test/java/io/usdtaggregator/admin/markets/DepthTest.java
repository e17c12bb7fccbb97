package io.usdtaggregator.admin.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final List<Offer> OFFERS =
            List.of(offer("600", "10", "wave"), offer("603", "20", "wave"), offer("612", "40", "mtn_momo"));

    @Test
    void each_step_adds_what_is_on_offer() {
        assertEquals(
                List.of("10", "30", "70"),
                Depth.steps(OFFERS).stream()
                        .map(step -> step.usdt().toPlainString())
                        .toList());
    }

    @Test
    void each_band_has_what_lies_near_the_reference_rate_of_its_side() {
        MarketSide buy = side("606", OFFERS);

        List<Depth.Band> bands = Depth.bands(buy, new MarketSide(null));

        assertEquals(
                List.of("0.5 20 1", "1 70 3", "2 70 3", "3 70 3"),
                bands.stream()
                        .map(band -> band.percent() + " "
                                + band.buy().usdt().toPlainString() + " "
                                + band.buy().offers())
                        .toList());
        assertNull(bands.get(0).sell(), "a side without a reference rate has no bands");
        assertTrue(Depth.bands(new MarketSide(null), new MarketSide(null)).isEmpty());
    }

    @Test
    void a_payment_method_has_its_best_price_and_all_that_is_on_offer() {
        assertEquals(
                List.of("wave 600 2 30", "mtn_momo 612 1 40"),
                MethodRow.of(OFFERS).stream()
                        .map(row -> row.method().identifier() + " "
                                + row.best() + " " + row.offers() + " "
                                + row.usdt().toPlainString())
                        .toList());
    }

    private static MarketSide side(String reference, List<Offer> offers) {
        BigDecimal best = offers.get(0).price();
        Rate rate = new PricedRate(
                new RateProvenance(1, "01JH0000000000000000000001", NOON, NOON, 1),
                Market.zone("XOF", TradeType.BUY),
                Rate.POLICY,
                new RatePrice(best, best, best, new BigDecimal(reference), null),
                RateOrigin.of("binance", NOON),
                Quality.NONE,
                FilteredOffers.eligible(offers));
        return new MarketSide(new ShownRate(rate, FreshnessStatus.FRESH, NOON));
    }

    private static Offer offer(String price, String usdt, String method) {
        BigDecimal fiat = new BigDecimal(price).multiply(new BigDecimal(usdt));
        return new Offer(
                "binance",
                price,
                new BigDecimal(price),
                new BigDecimal(usdt),
                BigDecimal.ONE,
                fiat,
                List.of(new PaymentMethod(method, method)),
                null);
    }
}
