package io.usdtaggregator.admin.markets;

import io.usdtaggregator.admin.markets.BrokenLimit.Kind;
import io.usdtaggregator.model.filtering.LiquidityFilter;
import io.usdtaggregator.model.filtering.OutlierFilter;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Match;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Unit;
import io.usdtaggregator.model.settings.rule.Merchants;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which limits an offer of a market breaks, by the settings in force: the figures behind the reason for which it was left
 * out (docs/domain.md, 2). Pure.
 */
public final class BrokenLimits {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Market market;
    private final Settings settings;
    private final Optional<Rate> rate;

    /** @param rate of the offers that count */
    public BrokenLimits(Market market, Settings settings, Optional<Rate> rate) {
        this.market = market;
        this.settings = settings;
        this.rate = rate;
    }

    /**
     * Empty where nothing is known to compare the offer with; {@link Kind#LIMIT_CHANGED} where it keeps all limits of now.
     *
     * @param offer {@code null} where it could not be read
     */
    public List<BrokenLimit> of(DropReason reason, Offer offer) {
        if (reason == DropReason.MALFORMED) {
            return List.of(BrokenLimit.of(Kind.UNREADABLE));
        }
        if (offer == null) {
            return List.of(BrokenLimit.of(Kind.NOT_WHAT_WAS_ASKED));
        }
        return switch (reason) {
            case MALFORMED, INVALID -> List.of(invalid(offer));
            case CAPACITY -> orChanged(capacity(offer).stream());
            case LIQUIDITY ->
                orChanged(new LiquidityFilter(settings.liquidity())
                        .settingFor(market).stream().flatMap(setting -> liquidity(setting, offer)));
            case MERCHANT -> orChanged(merchant(offer.merchant()));
            case PAYMENT_METHOD -> List.of(BrokenLimit.of(Kind.METHOD));
            case OUTLIER -> outlier(offer).stream().toList();
            case UNSUPPORTED ->
                List.of(new BrokenLimit(
                        Kind.ALONE,
                        BigDecimal.valueOf(settings.trust().supportMerchants()),
                        settings.trust().supportPercent(),
                        null));
        };
    }

    private static List<BrokenLimit> orChanged(Stream<BrokenLimit> broken) {
        List<BrokenLimit> found = broken.toList();
        return found.isEmpty() ? List.of(BrokenLimit.of(Kind.LIMIT_CHANGED)) : found;
    }

    private static BrokenLimit invalid(Offer offer) {
        return BrokenLimit.of(
                offer.maxFiat().compareTo(BigDecimal.ONE) < 0 ? Kind.TAKES_NOTHING : Kind.NOT_WHAT_WAS_ASKED);
    }

    private Optional<BrokenLimit> capacity(Offer offer) {
        BigDecimal least = settings.trust().minCapacityUsdt();
        return offer.maxUsdt().compareTo(least) < 0
                ? Optional.of(new BrokenLimit(Kind.CAPACITY, offer.maxUsdt(), least, "USDT"))
                : Optional.empty();
    }

    /** With OVERLAP an offer only has to reach into the limits, with INCLUSION it has to lie within them. */
    private Stream<BrokenLimit> liquidity(LiquiditySetting setting, Offer offer) {
        boolean isFiat = setting.unit() == Unit.FIAT;
        BigDecimal min = isFiat ? offer.minFiat() : offer.minUsdt();
        BigDecimal max = isFiat ? offer.maxFiat() : offer.maxUsdt();
        String unit = isFiat ? market.fiat() : "USDT";
        boolean isOverlap = setting.match() == Match.OVERLAP;
        BigDecimal reachesUp = isOverlap ? max : min;
        BigDecimal reachesDown = isOverlap ? min : max;
        return Stream.concat(
                setting.min() != null && reachesUp.compareTo(setting.min()) < 0
                        ? Stream.of(new BrokenLimit(Kind.ORDERS_TOO_SMALL, reachesUp, setting.min(), unit))
                        : Stream.empty(),
                setting.max() != null && reachesDown.compareTo(setting.max()) > 0
                        ? Stream.of(new BrokenLimit(Kind.ORDERS_TOO_LARGE, reachesDown, setting.max(), unit))
                        : Stream.empty());
    }

    private Stream<BrokenLimit> merchant(Merchant merchant) {
        if (merchant == null) {
            return Stream.empty();
        }
        Merchants wanted = settings.merchants();
        Stream<BrokenLimit> orders = merchant.orders30d() != null && merchant.orders30d() < wanted.minOrders30d()
                ? Stream.of(new BrokenLimit(
                        Kind.MERCHANT_ORDERS,
                        BigDecimal.valueOf(merchant.orders30d()),
                        BigDecimal.valueOf(wanted.minOrders30d()),
                        null))
                : Stream.empty();
        Stream<BrokenLimit> completion =
                merchant.completionRate() != null && merchant.completionRate().compareTo(wanted.minCompletionRate()) < 0
                        ? Stream.of(new BrokenLimit(
                                Kind.MERCHANT_COMPLETION,
                                merchant.completionRate().multiply(HUNDRED),
                                wanted.minCompletionRate().multiply(HUNDRED),
                                null))
                        : Stream.empty();
        Stream<BrokenLimit> verified = wanted.verifiedOnly() && Boolean.FALSE.equals(merchant.verified())
                ? Stream.of(BrokenLimit.of(Kind.MERCHANT_NOT_VERIFIED))
                : Stream.empty();
        return Stream.of(orders, completion, verified).flatMap(each -> each);
    }

    /** Few merchants are compared with the zone's reference rate, more with their own median. */
    private Optional<BrokenLimit> outlier(Offer offer) {
        boolean isThin = rate.map(
                        found -> MerchantOffers.count(found.filtered().all().toList()) < OutlierFilter.FEWEST)
                .orElse(false);
        BigDecimal reference =
                rate.map(found -> found.filtered().zoneReference()).orElse(null);
        if (isThin && reference != null) {
            return Optional.of(new BrokenLimit(
                    Kind.FROM_REFERENCE,
                    distance(offer, reference),
                    settings.trust().thinGuardPercent(),
                    null));
        }
        return rate.flatMap(Rate::priced)
                .map(priced -> priced.price().median())
                .map(median -> new BrokenLimit(
                        Kind.FROM_MEDIAN,
                        distance(offer, median),
                        settings.outliers().percent(),
                        null));
    }

    private static BigDecimal distance(Offer offer, BigDecimal middle) {
        return offer.price().subtract(middle).abs().multiply(HUNDRED).divide(middle, Decimals.WORKING);
    }
}
