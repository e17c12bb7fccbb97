package io.usdtaggregator.admin.livedata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sentences are those that the model writes into a rate. */
class FallbackCauseTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market MARKET = Market.zone("XOF", TradeType.BUY);
    private static final Settings SETTINGS = FirstStart.settings();

    @Test
    void each_sentence_of_the_model_is_understood() {
        OfferBook bybit = book("bybit", NOON, true);

        assertEquals(FallbackCause.NO_BOOK, cause(SETTINGS, bybit));
        assertEquals(FallbackCause.NO_OFFERS, cause(SETTINGS, bybit, book("binance", NOON, false)));
        assertEquals(
                FallbackCause.TOO_OLD,
                cause(SETTINGS, bybit, book("binance", NOON.minus(Duration.ofMinutes(10)), true)));
        assertEquals(FallbackCause.NO_DEFAULT, cause(withoutDefault(), bybit));
        assertNull(cause(SETTINGS, bybit, book("binance", NOON, true)), "the default platform serves");
        assertEquals(FallbackCause.OTHER, FallbackCause.of("for a reason of later years"));
    }

    private static FallbackCause cause(Settings settings, OfferBook... books) {
        Rate rate = new RateCalculation(settings).make(Rate.POLICY, MarketBooks.of(MARKET, List.of(books)), NOON, 1);
        return FallbackCause.of(
                rate.optionalOrigin().flatMap(origin -> origin.fallback()).orElse(null));
    }

    private static Settings withoutDefault() {
        return SETTINGS.draft()
                .platforms(SETTINGS.platforms().stream()
                        .filter(platform -> !platform.isDefault())
                        .toList())
                .build();
    }

    private static OfferBook book(String platform, Instant readAt, boolean hasOffer) {
        BigDecimal price = new BigDecimal("600");
        Offer offer = new Offer(
                platform,
                "1",
                price,
                new BigDecimal("1000"),
                BigDecimal.ONE,
                new BigDecimal("600000"),
                List.of(),
                new Merchant("m", "M", true, 100, BigDecimal.ONE));
        return new OfferBook(
                1, platform, MARKET, readAt, 1, hasOffer ? List.of(offer) : List.of(), List.of(), Set.of());
    }
}
