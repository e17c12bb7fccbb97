package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filters 2 and 3, in their order, over the readable offers of a book. The collector calls it after each read and
 * when settings change; the engine calls it to show what a change of settings would do.
 */
public final class BookFilter {
    private final LiquidityFilter liquidity;
    private final MerchantFilter merchants;
    private final long settingsVersion;

    public BookFilter(Settings settings) {
        this.liquidity = new LiquidityFilter(settings.liquidity());
        this.merchants = new MerchantFilter(settings.merchants());
        this.settingsVersion = settings.version();
    }

    /** The same read under these settings; {@code version} is the new book's own. */
    public OfferBook filterAgain(OfferBook book, long version) {
        List<Offer> kept = new ArrayList<>();
        List<DroppedOffer> dropped = new ArrayList<>(book.dropped().stream()
                .filter(drop -> drop.offer() == null || drop.reason() == DropReason.INVALID)
                .toList());
        book.readable()
                .forEach(offer -> drop(book.market(), offer).ifPresentOrElse(dropped::add, () -> kept.add(offer)));
        return new OfferBook(
                version,
                book.platform(),
                book.market(),
                book.observedAt(),
                settingsVersion,
                kept,
                dropped,
                book.flags());
    }

    /** Why this offer is dropped, if it is. */
    public Optional<DroppedOffer> drop(Market market, Offer offer) {
        if (!liquidity.keeps(market, offer)) {
            return Optional.of(dropped(offer, DropReason.LIQUIDITY, "outside the liquidity limits"));
        }
        if (!merchants.keeps(offer)) {
            return Optional.of(dropped(offer, DropReason.MERCHANT, "the merchant's record is under the limits"));
        }
        return Optional.empty();
    }

    private static DroppedOffer dropped(Offer offer, DropReason reason, String detail) {
        return new DroppedOffer(offer.offerId(), reason, detail, offer);
    }
}
