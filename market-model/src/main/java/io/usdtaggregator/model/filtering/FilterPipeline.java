package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All filters of docs/domain.md 2, in their order. The first ones judge each offer of a book by itself, when it is read
 * and again when settings change; {@code outlier} judges the offers of all platforms of a market together.
 */
public final class FilterPipeline {
    private final List<OfferFilter> ofEachOffer;
    private final OutlierFilter outliers;
    private final long settingsVersion;

    public FilterPipeline(Settings settings) {
        this.ofEachOffer = List.of(
                new InvalidFilter(),
                new LiquidityFilter(settings.liquidity()),
                new MerchantFilter(settings.merchants()));
        this.outliers = new OutlierFilter(settings.outliers());
        this.settingsVersion = settings.version();
    }

    /** The same read under these settings; {@code version} is the new book's own. */
    public OfferBook filter(OfferBook book, long version) {
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

    /** Which offers are outliers among those of all platforms of one market that count. */
    public Predicate<Offer> outliersAmong(Collection<Offer> offers) {
        return outliers.outliersAmong(offers);
    }

    private Optional<DroppedOffer> drop(Market market, Offer offer) {
        return ofEachOffer.stream()
                .filter(filter -> !filter.keeps(market, offer))
                .findFirst()
                .map(filter -> filter.drop(offer));
    }
}
