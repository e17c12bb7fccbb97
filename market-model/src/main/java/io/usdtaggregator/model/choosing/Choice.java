package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The offers that make a rate, and the books that they came from.
 *
 * @param filtered the offers of the books; none is eligible when there is a {@code reason}
 * @param books what was looked at: their counts and flags go with the rate
 * @param allFresh whether no book that eligible offers came from is stale
 * @param fallbackReason present when another platform than the default serves
 * @param reason present when there is no offer to make a rate of
 */
public record Choice(
        FilteredOffers filtered,
        List<OfferBook> books,
        boolean allFresh,
        Optional<String> fallbackReason,
        Optional<UnavailableReason> reason) {

    static Choice nothing(UnavailableReason reason, List<OfferBook> books, FilteredOffers filtered) {
        return new Choice(filtered, books, true, Optional.empty(), Optional.of(reason));
    }

    Choice fallingBack(String why) {
        return new Choice(filtered, books, allFresh, Optional.of(why), reason);
    }

    /** The eligible ones, best first. */
    public List<Offer> offers() {
        return filtered.offers();
    }

    /** Whether its offers were counted: there are books, and they are not too old. */
    boolean wasLookedThrough() {
        return !books.isEmpty()
                && reason.filter(why -> why != UnavailableReason.NO_ELIGIBLE_OFFERS)
                        .isEmpty();
    }

    public int offersSeen() {
        return books.stream().mapToInt(OfferBook::offersSeen).sum();
    }

    public Map<DropReason, Integer> excluded() {
        Map<DropReason, Integer> counts = new EnumMap<>(DropReason.class);
        books.forEach(book -> book.excluded().forEach((why, count) -> counts.merge(why, count, Integer::sum)));
        filtered.excluded().forEach((why, count) -> counts.merge(why, count, Integer::sum));
        return counts;
    }

    public Set<BookFlag> flags() {
        return books.stream().flatMap(book -> book.flags().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Where the best offer was read, or the best of those set aside; empty where there is none. */
    Optional<RateOrigin> origin() {
        return filtered.all().findFirst().map(best -> {
            OfferBook book = bookOf(best);
            return new RateOrigin(book.platform(), book.observedAt(), fallbackReason.orElse(null), bookTimes());
        });
    }

    /** When each book was read that offers came from, where they are several. */
    private Map<String, Instant> bookTimes() {
        if (books.size() < 2) {
            return Map.of();
        }
        Set<String> platforms = filtered.all().map(Offer::platform).collect(Collectors.toSet());
        return platforms.size() < 2
                ? Map.of()
                : books.stream()
                        .filter(book -> platforms.contains(book.platform()))
                        .collect(Collectors.toMap(OfferBook::platform, OfferBook::observedAt));
    }

    /** The book of the platform that an offer is on. */
    private OfferBook bookOf(Offer offer) {
        return books.stream()
                .filter(book -> book.platform().equals(offer.platform()))
                .findFirst()
                .orElseThrow();
    }
}
