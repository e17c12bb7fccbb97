package io.usdtaggregator.collector.platform;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Reads page after page, up to the ceiling; an offer that moved between two pages meanwhile counts once. */
public final class PageWalk {
    private final int ceiling;
    private final Permits permits;
    private final IntFunction<Uni<Page>> pages;
    private final List<Offer> offers = new ArrayList<>();
    private final List<DroppedOffer> dropped = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> malformed = new HashSet<>();

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
                        ? Uni.createFrom().item((ReadOutcome) refusal.get())
                        : page(number)
                                .chain(page -> page.fold(read -> afterPage(number, read), failed -> Uni.createFrom()
                                        .item((ReadOutcome) failed.failure()))));
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
        page.offers().stream().filter(offer -> seen.add(offer.offerId())).forEach(offers::add);
        page.dropped().stream().filter(this::isNew).forEach(dropped::add);
        page.dropped().stream()
                .filter(PageWalk::isMalformed)
                .map(DroppedOffer::offerId)
                .forEach(malformed::add);
        if (page.last() || number >= ceiling) {
            return Uni.createFrom()
                    .item(new ReadOutcome.Read(
                            offers, dropped, page.last() ? Set.of() : Set.of(BookFlag.CUT_AT_CEILING)));
        }
        return from(number + 1);
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
