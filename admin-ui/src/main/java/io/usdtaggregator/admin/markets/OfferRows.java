package io.usdtaggregator.admin.markets;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Rate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells of each offer of a book whether it counts, and why not: what the collector dropped says so itself; what was set aside
 * when the rate was made stands with the published rate. Pure.
 */
final class OfferRows {
    private final Set<String> counting = new HashSet<>();
    private final Map<String, DropReason> setAside = new HashMap<>();
    private final BrokenLimits limits;

    /**
     * @param rate what callers get who name no platform
     * @param limits of the same market
     */
    OfferRows(Optional<Rate> rate, BrokenLimits limits) {
        this.limits = limits;
        rate.ifPresent(found -> {
            found.filtered().offers().forEach(offer -> counting.add(name(offer)));
            found.filtered().setAside().forEach(aside -> setAside.put(name(aside.offer()), aside.reason()));
        });
    }

    /**
     * Offers of a book, best first, then those that were dropped.
     *
     * @param ofPlatform the published rate of the book's own platform
     */
    List<OfferRow> of(OfferBook book, Optional<Rate> ofPlatform) {
        Map<String, DropReason> ofOwn = new HashMap<>(setAside);
        ofPlatform.ifPresent(rate ->
                rate.filtered().setAside().forEach(aside -> ofOwn.putIfAbsent(name(aside.offer()), aside.reason())));
        Stream<OfferRow> kept = book.offers().stream().map(offer -> passed(offer, ofOwn));
        return Stream.concat(kept, book.dropped().stream().map(drop -> dropped(book, drop)))
                .toList();
    }

    private OfferRow passed(Offer offer, Map<String, DropReason> aside) {
        if (counting.contains(name(offer))) {
            return new OfferRow(offer.platform(), offer.offerId(), OfferRow.COUNTS, List.of(), offer);
        }
        DropReason reason = aside.get(name(offer));
        return reason == null
                ? new OfferRow(offer.platform(), offer.offerId(), OfferRow.ELIGIBLE, List.of(), offer)
                : new OfferRow(offer.platform(), offer.offerId(), reason.name(), limits.of(reason, offer), offer);
    }

    private OfferRow dropped(OfferBook book, DroppedOffer drop) {
        return new OfferRow(
                book.platform(),
                drop.offerId(),
                drop.reason().name(),
                limits.of(drop.reason(), drop.offer()),
                drop.offer());
    }

    private static String name(Offer offer) {
        return offer.platform() + " " + offer.offerId();
    }
}
