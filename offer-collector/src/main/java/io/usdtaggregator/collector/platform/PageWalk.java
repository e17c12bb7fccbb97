package io.usdtaggregator.collector.platform;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Offer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Reads page after page, up to the ceiling. Where the platform counts its offers, a short page ends the read only when
 * that many came; when the count changed meanwhile, or fewer came, page 1 is read once more, and what is still missing
 * makes the read incomplete (docs/domain.md, "Reading a platform").
 */
public final class PageWalk {
    private final int ceiling;
    private final Permits permits;
    private final IntFunction<Uni<Page>> pages;
    private final CollectedRows rows = new CollectedRows();
    private final Set<String> onFirstPage = new HashSet<>();
    private final Set<String> onLaterPages = new HashSet<>();
    private Optional<Long> counted = Optional.empty();
    private boolean countChanged;
    private boolean countsSomethingElse;
    private boolean promisedMore;
    private boolean endedEarly;

    private PageWalk(int ceiling, Permits permits, IntFunction<Uni<Page>> pages) {
        this.ceiling = ceiling;
        this.permits = permits;
        this.pages = pages;
    }

    /** @param pages asks for the page of a number from 1 */
    public static Uni<ReadOutcome> read(int ceiling, Permits permits, IntFunction<Uni<Page>> pages) {
        return Uni.createFrom().deferred(() -> new PageWalk(ceiling, permits, pages).from(1));
    }

    private Uni<ReadOutcome> from(int number) {
        return permits.next()
                .chain(refusal -> refusal.isPresent()
                        ? ended(refusal.get())
                        : page(number)
                                .chain(page ->
                                        page.fold(read -> afterPage(number, read), failed -> ended(failed.failure()))));
    }

    /** An adapter never throws past this point: what it cannot do is an outcome too. */
    private Uni<Page> page(int number) {
        return Uni.createFrom()
                .deferred(() -> pages.apply(number))
                .onFailure()
                .recoverWithItem(surprise -> Page.malformed(
                        "the adapter broke: " + surprise.getClass().getSimpleName()));
    }

    private Uni<ReadOutcome> afterPage(int number, Page.Offers page) {
        page.offers().forEach(offer -> (number == 1 ? onFirstPage : onLaterPages).add(offer.offerId()));
        boolean news = rows.add(page);
        countsSomethingElse |= number == 1
                && page.extent().counted().filter(all -> all < page.rows()).isPresent();
        count(page.extent());
        endedEarly = promisedMore && !news && counted.isEmpty();
        promisedMore = page.extent().more().orElse(false);
        if (rows.isFull()) {
            return ended(read(Set.of(BookFlag.CUT_AT_CEILING)));
        }
        if (!news || !isFollowed(page)) {
            return isInDoubt() ? firstPageAgain() : ended(read(Set.of()));
        }
        return number >= ceiling ? ended(read(Set.of(BookFlag.CUT_AT_CEILING))) : from(number + 1);
    }

    /** A platform that counts fewer offers than its first page shows counts something else, which ends no read. */
    private void count(Extent extent) {
        if (!countsSomethingElse) {
            countChanged |= counted.isPresent() && extent.counted().isPresent() && !counted.equals(extent.counted());
            counted = extent.counted().or(() -> counted);
        }
    }

    private boolean isFollowed(Page.Offers page) {
        Extent extent = page.extent();
        if (extent.isWhole()) {
            return false;
        }
        boolean fewerThanCounted = counted.filter(all -> rows.count() < all).isPresent();
        return fewerThanCounted || extent.more().orElseGet(() -> counted.isEmpty() && page.rows() >= extent.fullPage());
    }

    private boolean isInDoubt() {
        return countChanged || isShort() || endedEarly;
    }

    private boolean isShort() {
        return counted.filter(all -> rows.count() < all).isPresent();
    }

    /** Offers move between pages while they are read: what moved to the front shows there. */
    private Uni<ReadOutcome> firstPageAgain() {
        return permits.next()
                .chain(refusal -> refusal.isPresent()
                        ? ended(read(Set.of(BookFlag.INCOMPLETE)))
                        : page(1).chain(page ->
                                page.fold(again -> ended(completed(again)), failed -> ended(failed.failure()))));
    }

    private ReadOutcome completed(Page.Offers again) {
        rows.addAgain(again);
        counted = again.extent().counted().filter(all -> !countsSomethingElse).or(() -> counted);
        dropTakenDown(again);
        return read(isShort() || endedEarly ? Set.of(BookFlag.INCOMPLETE) : Set.of());
    }

    /** What page 1 no longer shows, and no other page did, was taken down: if the count agrees without it. */
    private void dropTakenDown(Page.Offers again) {
        Set<String> gone = new HashSet<>(onFirstPage);
        gone.removeAll(onLaterPages);
        gone.removeAll(again.offers().stream().map(Offer::offerId).collect(Collectors.toSet()));
        if (counted.filter(all -> rows.count() - gone.size() >= all).isPresent()) {
            rows.remove(gone);
        }
    }

    private ReadOutcome read(Set<BookFlag> flags) {
        return new ReadOutcome.Read(rows.offers(), rows.dropped(), flags);
    }

    private static Uni<ReadOutcome> ended(ReadOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
