package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.OfferBook;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Which books of a market count together (docs/domain.md, 3): the fresh ones; while none is fresh, the stale ones. */
public record BookPool(Function<OfferBook, FreshnessStatus> status) {

    public List<OfferBook> of(Collection<OfferBook> books) {
        List<OfferBook> fresh = having(books, FreshnessStatus.FRESH);
        return fresh.isEmpty() ? having(books, FreshnessStatus.STALE) : fresh;
    }

    private List<OfferBook> having(Collection<OfferBook> books, FreshnessStatus wanted) {
        return books.stream().filter(book -> status.apply(book) == wanted).toList();
    }
}
