package io.usdtaggregator.collector.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

        assertEquals(suspect, SideCanary.suspects(buying, selling));
        assertEquals(suspect, SideCanary.suspects(selling, buying));
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
        return new OfferBook(1, "some", Market.zone("XOF", type), Instant.EPOCH, 1, offers, List.of(), Set.of());
    }
}
