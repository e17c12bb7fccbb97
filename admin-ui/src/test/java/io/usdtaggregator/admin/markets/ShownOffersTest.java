package io.usdtaggregator.admin.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownOffersTest {
    private static final OfferQuery ALL = OfferQuery.of("", "");

    @Test
    void every_offer_of_a_large_market_stands_on_one_of_its_pages_once() {
        List<OfferRow> offers = offers(412);
        List<String> seen = new ArrayList<>();
        int page = 0;
        ShownOffers shown;
        do {
            shown = ShownOffers.of(ALL, offers, ++page);
            shown.rows().forEach(row -> seen.add(row.offerId()));
        } while (shown.hasMore());

        assertEquals(offers.stream().map(OfferRow::offerId).toList(), seen);
        assertEquals(17, page);
        assertEquals(401, shown.first());
        assertEquals(412, shown.last());
    }

    @Test
    void what_fits_on_one_page_is_whole() {
        assertTrue(ShownOffers.of(ALL, offers(25), 1).isWhole());
        assertTrue(ShownOffers.of(ALL, offers(0), 1).isWhole());
        assertFalse(ShownOffers.of(ALL, offers(0), 1).hasMore());
        assertFalse(ShownOffers.of(ALL, offers(26), 1).isWhole());
    }

    @Test
    void a_page_beyond_the_last_is_the_last() {
        assertEquals(2, ShownOffers.of(ALL, offers(26), 999_999).page());
    }

    @Test
    void another_page_has_the_same_choice() {
        assertEquals(
                "?method=cash+%26+carry&state=kept&page=2#offers",
                ShownOffers.of(OfferQuery.of("cash & carry", "kept"), offers(3), 1)
                        .address(2));
    }

    private static List<OfferRow> offers(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> new OfferRow("binance", "offer-" + number, OfferRow.COUNTS, List.of(), null))
                .toList();
    }
}
