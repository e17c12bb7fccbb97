package io.usdtaggregator.gateway.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketAgesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Market MARKET = Market.zone("XOF", TradeType.BUY);

    private final Settings settings = FirstStart.settings();

    @Test
    void a_market_is_as_old_as_its_newest_book() {
        List<OfferBook> books = List.of(book("binance", MARKET, 300), book("bybit", MARKET, 20));

        assertEquals(Map.of(MARKET, Duration.ofSeconds(20)), MarketAges.of(settings, books, NOW));
    }

    @Test
    void what_is_not_active_has_no_age() {
        List<OfferBook> books =
                List.of(book("binance", Market.zone("JPY", TradeType.BUY), 20), book("nobody", MARKET, 20));

        assertEquals(Map.of(), MarketAges.of(settings, books, NOW));
    }

    private static OfferBook book(String platform, Market market, long secondsOld) {
        return new OfferBook(1, platform, market, NOW.minusSeconds(secondsOld), 1, List.of(), List.of(), Set.of());
    }
}
