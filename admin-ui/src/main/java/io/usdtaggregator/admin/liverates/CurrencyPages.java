package io.usdtaggregator.admin.liverates;

import io.usdtaggregator.admin.navigation.Paged;
import java.util.ArrayList;
import java.util.List;

/** Parts the currencies into pages of about as many places each; a currency is never torn apart. Pure. */
final class CurrencyPages {
    private static final int PLACES_ON_A_PAGE = 24;

    private CurrencyPages() {}

    /** A page beyond the last one is the last. */
    static Paged<CurrencyRates> of(List<CurrencyRates> all, int wanted) {
        List<List<CurrencyRates>> pages = new ArrayList<>();
        int places = PLACES_ON_A_PAGE;
        for (CurrencyRates currency : all) {
            places += currency.places().size();
            if (places > PLACES_ON_A_PAGE) {
                pages.add(new ArrayList<>());
                places = currency.places().size();
            }
            pages.get(pages.size() - 1).add(currency);
        }
        int page = Math.max(1, Math.min(wanted, pages.size()));
        int before = pages.stream().limit(page - 1L).mapToInt(List::size).sum();
        List<CurrencyRates> shown = pages.isEmpty() ? List.of() : pages.get(page - 1);
        return new Paged<>(shown, all.size(), page, before + 1, "/?page=");
    }
}
