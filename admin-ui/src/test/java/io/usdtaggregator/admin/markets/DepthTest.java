package io.usdtaggregator.admin.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthTest {

    @Test
    void each_step_adds_what_is_on_offer_and_each_band_what_lies_near_the_best_price() {
        List<Offer> offers = List.of(offer("600", "10"), offer("603", "20"), offer("612", "40"));

        assertEquals(
                List.of("10", "30", "70"),
                Depth.steps(offers).stream()
                        .map(step -> step.usdt().toPlainString())
                        .toList());
        assertEquals(
                List.of("0.5 30 2", "1 30 2", "2 70 3", "3 70 3"),
                Depth.bands(offers).stream()
                        .map(band -> band.percent() + " " + band.usdt().toPlainString() + " " + band.offers())
                        .toList());
        assertTrue(Depth.bands(List.of()).isEmpty());
    }

    private static Offer offer(String price, String usdt) {
        BigDecimal fiat = new BigDecimal(price).multiply(new BigDecimal(usdt));
        return new Offer(
                "binance", price, new BigDecimal(price), new BigDecimal(usdt), BigDecimal.ONE, fiat, List.of(), null);
    }
}
