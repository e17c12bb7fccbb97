package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One advert on a P2P platform.
 *
 * @param price fiat units for 1 USDT
 * @param minFiat smallest order, in fiat
 * @param maxFiat largest order that can really be filled, in fiat: see {@link #fillable}
 */
public record Offer(
        String platform,
        String offerId,
        BigDecimal price,
        BigDecimal availableUsdt,
        BigDecimal minFiat,
        BigDecimal maxFiat,
        List<PaymentMethod> paymentMethods,
        Merchant merchant) {

    public Offer {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(offerId, "offer_id");
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("price: above 0, not " + price);
        }
        if (minFiat.signum() < 0 || minFiat.compareTo(maxFiat) > 0) {
            throw new IllegalArgumentException("range: 0 <= min <= max, not " + minFiat + " to " + maxFiat);
        }
        paymentMethods = List.copyOf(paymentMethods);
    }

    /** What an order can take at most, in fiat: the platform's own maximum, capped by the stock (docs/domain.md, 2). */
    public static BigDecimal fillable(BigDecimal platformMaxFiat, BigDecimal availableUsdt, BigDecimal price) {
        return platformMaxFiat.min(availableUsdt.multiply(price));
    }

    /** Who posted it, as rules tell merchants apart: by platform and the platform's id, without one each offer by itself. */
    public record MerchantKey(String platform, String merchantId, String offerId) {}

    public MerchantKey merchantKey() {
        return merchant == null || merchant.id() == null || merchant.id().isBlank()
                ? new MerchantKey(platform, null, offerId)
                : new MerchantKey(platform, merchant.id(), null);
    }

    @JsonIgnore
    public BigDecimal minUsdt() {
        return minFiat.divide(price, Decimals.WORKING);
    }

    @JsonIgnore
    public BigDecimal maxUsdt() {
        return maxFiat.divide(price, Decimals.WORKING);
    }

    /** Best price first; ties go to the larger maximum, then the smaller offer id (docs/domain.md, 3). */
    public static Comparator<Offer> bestFirst(TradeType tradeType) {
        return Comparator.comparing(Offer::price, tradeType.bestFirst())
                .thenComparing(Offer::maxFiat, Comparator.reverseOrder())
                .thenComparing(Offer::offerId)
                .thenComparing(Offer::platform);
    }
}
