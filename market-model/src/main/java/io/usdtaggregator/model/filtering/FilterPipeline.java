package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All filters of docs/domain.md 2, in their order. The first ones judge each offer of a book by itself, when it is read
 * and again when settings change. Then the payment methods asked for narrow what is left, and only then {@code outlier}
 * and {@code unsupported} judge the offers of all platforms of a market together.
 */
public final class FilterPipeline {
    private final List<OfferFilter> ofEachOffer;
    private final Optional<PaymentMethodFilter> asked;
    private final OutlierFilter outliers;
    private final SupportFilter support;
    private final long settingsVersion;

    /** Where nobody asks for a payment method. */
    public FilterPipeline(Settings settings) {
        this(settings, Optional.empty());
    }

    private FilterPipeline(Settings settings, Optional<PaymentMethodFilter> asked) {
        this.asked = asked;
        this.ofEachOffer = List.of(
                new InvalidFilter(),
                new CapacityFilter(settings.trust().minCapacityUsdt()),
                new LiquidityFilter(settings.liquidity()),
                new MerchantFilter(settings.merchants()));
        this.outliers = new OutlierFilter(settings.outliers(), settings.trust().thinGuardPercent());
        this.support = new SupportFilter(settings.trust());
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
     * Judges the offers of a market that passed the filters 1 to 4.
     *
     * @param pool those of all platforms that count
     * @param zoneReference empty where the zone itself has too few merchants
     */
    public FilteredOffers judge(Market market, Collection<Offer> pool, Optional<BigDecimal> zoneReference) {
        return judge(market, pool, List.of(), zoneReference);
    }

    /** @param late offers of further platforms, read too long ago to count: the pool judges them too */
    public FilteredOffers judge(
            Market market, Collection<Offer> pool, Collection<Offer> late, Optional<BigDecimal> zoneReference) {
        List<Offer> all = new ArrayList<>(pool);
        all.addAll(late);
        all.sort(Offer.bestFirst(market.tradeType()));
        List<Offer> payable = asked.isEmpty()
                ? all
                : all.stream().filter(offer -> isPayable(market, offer)).toList();
        Predicate<Offer> outlier = outliers.outliersAmong(bestOfEachMerchant(payable, late), zoneReference);
        List<SetAsideOffer> setAside = new ArrayList<>();
        List<Offer> left = new ArrayList<>(all.size());
        for (Offer offer : all) {
            if (!isPayable(market, offer)) {
                setAside.add(new SetAsideOffer(offer, DropReason.PAYMENT_METHOD));
            } else if (outlier.test(offer)) {
                setAside.add(new SetAsideOffer(offer, DropReason.OUTLIER));
            } else {
                left.add(offer);
            }
        }
        int alone = support.unsupported(left);
        left.subList(0, alone).forEach(offer -> setAside.add(new SetAsideOffer(offer, DropReason.UNSUPPORTED)));
        return new FilteredOffers(left.subList(alone, left.size()), setAside, zoneReference.orElse(null));
    }

    /** Of those in the pool: late offers, which are of other platforms, are judged and judge nothing. */
    private static List<Offer> bestOfEachMerchant(List<Offer> bestFirst, Collection<Offer> late) {
        if (late.isEmpty()) {
            return MerchantOffers.firstOfEach(bestFirst);
        }
        Set<String> platforms = late.stream().map(Offer::platform).collect(Collectors.toSet());
        return MerchantOffers.firstOfEach(bestFirst.stream()
                .filter(offer -> !platforms.contains(offer.platform()))
                .toList());
    }

    private boolean isPayable(Market market, Offer offer) {
        return asked.isEmpty() || asked.get().keeps(market, offer);
    }

    private Optional<DroppedOffer> drop(Market market, Offer offer) {
        return ofEachOffer.stream()
                .filter(filter -> !filter.keeps(market, offer))
                .findFirst()
                .map(filter -> filter.drop(offer));
    }
}
