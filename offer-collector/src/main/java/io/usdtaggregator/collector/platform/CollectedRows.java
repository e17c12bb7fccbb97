package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The rows of the pages read so far; the same row on two pages counts once. */
final class CollectedRows {
    /** No market has so many adverts; a book without bounds would fill Redis and every gateway's memory. */
    static final int MOST = 5_000;

    private final List<Offer> offers = new ArrayList<>();
    private final List<DroppedOffer> dropped = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> malformed = new HashSet<>();

    /** Whether the page brought a row that no page before it had. */
    boolean add(Page.Offers page) {
        int before = count();
        page.offers().stream()
                .filter(offer -> !isFull() && seen.add(offer.offerId()))
                .forEach(offers::add);
        page.dropped().stream().filter(drop -> !isFull() && isNew(drop)).forEach(dropped::add);
        page.dropped().stream()
                .filter(CollectedRows::isMalformed)
                .map(DroppedOffer::offerId)
                .forEach(malformed::add);
        return count() > before;
    }

    /** Page 1 once more: malformed rows without an id were counted the first time. */
    void addAgain(Page.Offers page) {
        add(new Page.Offers(
                page.offers(),
                page.dropped().stream().filter(drop -> drop.offerId() != null).toList(),
                page.extent()));
    }

    /** Offers that were taken down while the pages were read. */
    void remove(Set<String> ids) {
        Predicate<Offer> gone = offer -> ids.contains(offer.offerId());
        offers.removeIf(gone);
    }

    List<Offer> offers() {
        return offers;
    }

    List<DroppedOffer> dropped() {
        return dropped;
    }

    /** Whether no more rows are taken. */
    boolean isFull() {
        return count() >= MOST;
    }

    int count() {
        return offers.size() + dropped.size();
    }

    /** A malformed offer may have no id, or another's: each of a page counts, and those that an earlier page named do not. */
    private boolean isNew(DroppedOffer drop) {
        if (drop.offerId() == null) {
            return true;
        }
        return isMalformed(drop) ? !malformed.contains(drop.offerId()) : seen.add(drop.offerId());
    }

    private static boolean isMalformed(DroppedOffer drop) {
        return drop.reason() == DropReason.MALFORMED;
    }
}
