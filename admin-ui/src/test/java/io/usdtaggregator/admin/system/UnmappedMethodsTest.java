package io.usdtaggregator.admin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnmappedMethodsTest {

    @Test
    void a_payment_method_that_keeps_its_platform_s_own_name_is_counted() {
        PaymentMethod known = new PaymentMethod("wave", "Wave");
        PaymentMethod unknown = new PaymentMethod("bybit:13", "Bank of somewhere");
        OfferBook book = new OfferBook(
                1,
                "bybit",
                Market.zone("XOF", TradeType.BUY),
                Instant.parse("2026-08-21T12:00:00Z"),
                1,
                List.of(offer("1", known, unknown), offer("2", unknown)),
                List.of(),
                Set.of());

        assertEquals(
                List.of(new UnmappedMethods.Unmapped("Bybit P2P", unknown, 2)),
                UnmappedMethods.of(FirstStart.settings().platform("bybit").orElseThrow(), List.of(book)));
    }

    private static Offer offer(String id, PaymentMethod... methods) {
        return new Offer(
                "bybit",
                id,
                new BigDecimal("600"),
                BigDecimal.TEN,
                BigDecimal.ONE,
                new BigDecimal("6000"),
                List.of(methods),
                null);
    }
}
