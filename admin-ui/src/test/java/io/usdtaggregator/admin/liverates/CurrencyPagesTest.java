package io.usdtaggregator.admin.liverates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.admin.navigation.Paged;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrencyPagesTest {
    private static final List<CurrencyRates> ALL = List.of(of("XOF", 9), of("XAF", 7), of("GHS", 2), of("NGN", 11));

    @Test
    void currencies_stand_on_pages_in_order_and_none_is_torn_apart() {
        Paged<CurrencyRates> first = CurrencyPages.of(ALL, 1);
        Paged<CurrencyRates> second = CurrencyPages.of(ALL, 2);

        assertEquals(ALL.subList(0, 3), first.rows());
        assertTrue(first.hasMore());
        assertEquals(ALL.subList(3, 4), second.rows());
        assertEquals(4, second.first());
        assertFalse(second.hasMore());
    }

    @Test
    void the_first_start_is_one_page_and_so_is_a_currency_of_very_many_places() {
        assertTrue(CurrencyPages.of(ALL.subList(0, 3), 1).isWhole());
        assertEquals(
                1,
                CurrencyPages.of(List.of(of("EUR", 60), of("GHS", 2)), 1).rows().size());
        assertTrue(CurrencyPages.of(List.of(), 3).isWhole());
    }

    private static CurrencyRates of(String code, int places) {
        return new CurrencyRates(code, code, Collections.nCopies(places, null));
    }
}
