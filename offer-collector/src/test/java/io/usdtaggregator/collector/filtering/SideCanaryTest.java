package io.usdtaggregator.collector.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideCanaryTest {

    @ParameterizedTest
    @CsvSource({
        "605, 595, false",
        "600, 600, false",
        "594, 600, false",
        "593.99, 600, true",
        "595, 605, true",
        "500;700;900, 650, false",
        "500;500;900, 650, true",
        "'', 600, false",
        "600, '', false"
    })
    void buy_more_than_one_percent_below_sell_is_suspect(String buy, String sell, boolean suspect) {
        OfferBook buying = book(TradeType.BUY, buy);
        OfferBook selling = book(TradeType.SELL, sell);

        assertEquals(suspect, suspects(buying, selling));
        assertEquals(suspect, suspects(selling, buying));
    }

    @Test
    void what_staffs_filters_dropped_is_looked_at_too() {
        OfferBook buying = book(TradeType.BUY, "500;500;500");
        OfferBook selling = book(TradeType.SELL, "600");
        OfferBook filtered = new OfferBook(
                1,
                "binance",
                buying.market(),
                Instant.EPOCH,
                1,
                List.of(),
                buying.offers().stream()
                        .map(offer -> new DroppedOffer(offer.offerId(), DropReason.LIQUIDITY, "small", offer))
                        .toList(),
                Set.of());

        assertTrue(suspects(filtered, selling));
    }

    @Test
    void a_side_that_is_too_old_beside_the_other_says_nothing() {
        OfferBook selling = book(TradeType.SELL, "605");

        assertTrue(suspects(at(900, book(TradeType.BUY, "595")), selling));
        assertFalse(suspects(at(901, book(TradeType.BUY, "595")), selling));
        assertFalse(suspects(selling, at(901, book(TradeType.BUY, "595"))));
    }

    private static boolean suspects(OfferBook one, OfferBook other) {
        return SideCanary.suspects(one, other, FirstStart.settings());
    }

    private static OfferBook at(int second, OfferBook book) {
        return new OfferBook(
                book.version(),
                book.platform(),
                book.market(),
                Instant.EPOCH.plusSeconds(second),
                book.settingsVersion(),
                book.offers(),
                book.dropped(),
                book.flags());
    }

    private static OfferBook book(TradeType type, String prices) {
        List<Offer> offers = Stream.of(prices.split(";"))
                .filter(price -> !price.isBlank())
                .map(price -> new Offer(
                        "some",
                        price,
                        new BigDecimal(price),
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        BigDecimal.TEN,
                        List.of(),
                        new Merchant(null, null, null, null, null)))
                .toList();
        return new OfferBook(1, "binance", Market.zone("XOF", type), Instant.EPOCH, 1, offers, List.of(), Set.of());
    }
}
