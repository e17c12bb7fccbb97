package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All filters of docs/domain.md 2, in their order. The first ones judge each offer of a book by itself, when it is read
 * and again when settings change. Then the payment methods asked for narrow what is left, and only then {@code outlier}
 * judges the offers of all platforms of a market together.
 */
public final class FilterPipeline {
    private final List<OfferFilter> ofEachOffer;
    private final Optional<PaymentMethodFilter> asked;
    private final OutlierFilter outliers;
    private final long settingsVersion;

    /** Where nobody asks for a payment method. */
    public FilterPipeline(Settings settings) {
        this(settings, Optional.empty());
    }

    private FilterPipeline(Settings settings, Optional<PaymentMethodFilter> asked) {
        this.asked = asked;
        this.ofEachOffer = List.of(
                new InvalidFilter(),
                new LiquidityFilter(settings.liquidity()),
                new MerchantFilter(settings.merchants()));
        this.outliers = new OutlierFilter(settings.outliers());
        this.settingsVersion = settings.version();
    }

    /** Where one of these payment methods is asked for; any one of them is enough. */
    public static FilterPipeline paidBy(Set<String> methods, Settings settings) {
        return new FilterPipeline(settings, Optional.of(new PaymentMethodFilter(methods)));
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

    /**
     * Judges offers that passed the filters 1 to 4.
     *
     * @param pool those of all platforms of the market that count
     * @param judged of them those that a rate is made of
     */
    public FilteredOffers judge(Market market, Collection<Offer> pool, Collection<Offer> judged) {
        Predicate<Offer> outlier = outliers.outliersAmong(
                pool.stream().filter(offer -> isPayable(market, offer)).toList());
        Map<Boolean, List<SetAsideOffer>> byOutcome = judged.stream()
                .sorted(Offer.bestFirst(market.tradeType()))
                .map(offer -> new SetAsideOffer(offer, reason(market, offer, outlier)))
                .collect(Collectors.partitioningBy(offer -> offer.reason() == null));
        return new FilteredOffers(
                byOutcome.get(true).stream().map(SetAsideOffer::offer).toList(), byOutcome.get(false));
    }

    private DropReason reason(Market market, Offer offer, Predicate<Offer> outlier) {
        if (!isPayable(market, offer)) {
            return DropReason.PAYMENT_METHOD;
        }
        return outlier.test(offer) ? DropReason.OUTLIER : null;
    }

    private boolean isPayable(Market market, Offer offer) {
        return asked.map(filter -> filter.keeps(market, offer)).orElse(true);
    }

    private Optional<DroppedOffer> drop(Market market, Offer offer) {
        return ofEachOffer.stream()
                .filter(filter -> !filter.keeps(market, offer))
                .findFirst()
                .map(filter -> filter.drop(offer));
    }
}
