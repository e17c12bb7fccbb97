package io.usdtaggregator.model.listing;

import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The offers that answer a question, best first.
 *
 * @param observedAt of its oldest row; without offers, of the newest book; {@code null} without any
 * @param status of its worst row
 * @param flags of the books that it was taken from
 * @param reason why there are none, else {@code null}
 */
public record OfferList(
        List<Listed> offers,
        Instant observedAt,
        FreshnessStatus status,
        Set<BookFlag> flags,
        UnavailableReason reason) {

    /**
     * An offer, with what the rate makes of it.
     *
     * @param adjustedPrice the price by the market's rule; {@code null} where the rule would make it 0 or less
     * @param setAside why the rate leaves it out; {@code null} where nothing speaks against it
     * @param counts whether a rate of the asked platforms would take it into account
     * @param observedAt when its platform was read, and {@code status} what that makes it now
     */
    public record Listed(
            Offer offer,
            BigDecimal adjustedPrice,
            DropReason setAside,
            boolean counts,
            Instant observedAt,
            FreshnessStatus status) {}

    /** As old as its oldest row, for it is no fresher than what it is made from. */
    static OfferList of(List<Listed> offers, Set<BookFlag> flags) {
        return new OfferList(
                offers,
                offers.stream()
                        .map(Listed::observedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                offers.stream()
                        .map(Listed::status)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                flags,
                null);
    }

    /** The first of those that count; where none does, the list says of itself what this one says. */
    public OfferList best(int limit) {
        List<Listed> best = offers.stream().filter(Listed::counts).limit(limit).toList();
        return best.isEmpty() ? new OfferList(best, observedAt, status, flags, reason) : of(best, flags);
    }
}
